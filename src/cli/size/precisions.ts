import { type Precision, precisions } from "../../sizing/precision.js";

export const isPrecision = (name: string): name is Precision => precisions.some((precision) => precision === name);
