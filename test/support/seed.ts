import fc from "fast-check";

/**
 * Properties draw the same cases on every run, so that a change is judged by what it changes. FC_SEED=random draws new
 * ones, and FC_SEED=N those that an earlier run has named.
 */
const wanted = process.env["FC_SEED"] ?? "20261124";

if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });
