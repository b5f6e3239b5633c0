import { type Dialect, type Sql, when } from "../sql/dialect.js";

/**
 * The first tag that somebody gave. LiteLLM puts one or two of its own behind these, which name the caller's library, and
 * behind them what headers say that the gateway is set to keep (`_get_request_tags` of litellm_logging.py).
 */
const tagOf = (dialect: Dialect): Sql =>
  dialect.first(
    ...[0, 1, 2].map((at) => {
      const tag = dialect.ofList("request_tags", at);
      return when(`${tag} LIKE 'User-Agent:%'`, "NULL", tag);
    }),
  );

/** What requests of the table of spend can be counted by. */
export const keysOf = (dialect: Dialect) => ({
  workload: dialect.json("metadata", "spend_logs_metadata", "workload"),
  tag: tagOf(dialect),
  key_alias: dialect.json("metadata", "user_api_key_alias"),
  team: dialect.first(
    dialect.json("metadata", "user_api_key_team_alias"),
    dialect.text(dialect.column("team_id")),
    dialect.json("metadata", "user_api_key_team_id"),
  ),
  user: dialect.first(dialect.text(dialect.column("user")), dialect.json("metadata", "user_api_key_user_id")),
  end_user: dialect.text(dialect.column("end_user")),
  model: dialect.first(dialect.text(dialect.column("model_group")), dialect.text(dialect.column("model"))),
});

/** Keys that are asked in turn where nobody names one. */
export const defaultKeys = ["workload", "tag", "key_alias", "team"] as const;
