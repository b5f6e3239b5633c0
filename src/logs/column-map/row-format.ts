import { containers, type RowFormat } from "../formats/format.js";
import type { Dialect, Sql } from "../sql/dialect.js";
import { type ColumnMap, type DurationSource, type Source, type TextSource, tokenFields } from "./column-map.js";
import { columnsOf, referencesOf } from "./reference.js";
import { durationOf, isRequest, statusOf, textOf, timeOf, usdOf, wholeOf } from "./values.js";

const namesOf = (text: TextSource | undefined): Source => (text === undefined || "value" in text ? [] : text.from);

const timesOf = (duration: DurationSource | undefined): Source => {
  if (duration === undefined) return [];
  return "until" in duration ? duration.until.from : duration.from;
};

/** Every name of a map that a source may lack, the first of a list as well as the others. */
const optionalNames = (map: ColumnMap): readonly string[] => [
  ...(map.id ?? []),
  ...[map.workload, map.provider, map.model, ...map.keys.values()].flatMap(namesOf),
  ...tokenFields.flatMap((field) => map.tokens[field] ?? []),
  ...timesOf(map.latency),
  ...timesOf(map.ttft),
  ...(map.cost?.from ?? []),
  ...(map.status?.from ?? []),
];

/** Names of keys that a map can be asked for, those of its own last. */
function keysOf(map: ColumnMap, dialect: Dialect): Readonly<Record<string, Sql>> {
  const text = (source: TextSource | undefined) => (source ? textOf(dialect, source) : dialect.text("NULL"));
  return {
    workload: text(map.workload),
    provider: text(map.provider),
    model: text(map.model),
    ...Object.fromEntries([...map.keys].map(([name, source]) => [name, text(source)])),
  };
}

/** What requests are counted to where nobody asks otherwise: the workload, else whatever the map names to count by. */
const defaultKeysOf = ({ workload, keys }: ColumnMap): readonly string[] =>
  workload || keys.size === 0 ? ["workload"] : [...keys.keys()];

/** Columns that hold nothing but JSON: of one that is read as it is too, a text stays a text. */
const jsonOf = (names: readonly string[]): readonly string[] => {
  const paths = names.flatMap(referencesOf).filter(({ keys }) => keys.length > 0);
  return [...new Set(paths.map(({ column }) => column))].filter((column) => !names.includes(column));
};

/**
 * A map as a format that reads what the map names and nothing else.
 *
 * @param file the name of the map's file, which the format is called by
 */
export function rowFormatOf(map: ColumnMap, file: string): RowFormat {
  const needed = [map.timestamp.from, ...map.only.map(({ from }) => from)];
  const optional = optionalNames(map);
  const names = [...new Set([...needed.flat(), ...optional])];
  return {
    id: "columns",
    title: `the column map ${file}`,
    containers,
    knownBy: [],
    required: [...new Set(needed.flatMap((source) => source.slice(0, 1)))],
    oneOf: [...needed.map((source) => source.flatMap(columnsOf)), ...optional.map(columnsOf)],
    columns: [...new Set(names.flatMap(columnsOf))],
    json: jsonOf(names),
    time: { columns: [...new Set(map.timestamp.from.flatMap(columnsOf))], unit: map.timestamp.unit },
    cachedTokens: map.cachedTokens,
    fields: (dialect) => ({
      timestamp: timeOf(dialect, map.timestamp),
      ...(map.id ? { id: textOf(dialect, { from: map.id }) } : {}),
      ...(map.provider ? { provider: textOf(dialect, map.provider) } : {}),
      ...(map.model ? { model: textOf(dialect, map.model) } : {}),
      ...Object.fromEntries(
        tokenFields.flatMap((field) => {
          const source = map.tokens[field];
          return source ? [[field, wholeOf(dialect, source)]] : [];
        }),
      ),
      ...(map.latency ? { latency_ms: durationOf(dialect, map.timestamp, map.latency) } : {}),
      ...(map.ttft ? { ttft_ms: durationOf(dialect, map.timestamp, map.ttft) } : {}),
      ...(map.cost ? { cost_usd: usdOf(dialect, map.cost) } : {}),
      ...(map.status ? { status: statusOf(dialect, map.status) } : {}),
      ...(map.only.length > 0 ? { isRequest: isRequest(dialect, map.only) } : {}),
    }),
    keys: (dialect) => keysOf(map, dialect),
    defaultKeys: defaultKeysOf(map),
  };
}
