import type { Usd, UsdPerHour, UsdPerMonth } from "../quantities/quantity.js";
import { amount, atLeast, positive, share, whole } from "./checks.js";

/** GPUs rented by the hour. */
export interface Rented {
  mode: "on_demand" | "reserved";
  usdPerGpuHour: UsdPerHour;
  /** GPUs of the smallest instance that can be rented; those of one replica where absent. */
  gpusPerInstance?: number;
  /** Share of the price that is paid, for reserved capacity: 0.4 where it is 60 % cheaper. */
  priceFactor?: number;
}

/** Servers bought. Prices are of a whole server; what stands in it unused is paid as well. */
export interface Owned {
  mode: "owned";
  usdPerServer: Usd;
  gpusPerServer: number;
  /** Months over which the price is written off. */
  lifeMonths: number;
  /** Share of the price left at the end of life. */
  residualShare?: number;
  /** Installation and commissioning, written off like the price but to nothing. */
  installation?: Usd;
  /** Yearly interest on the average book value while the server is held. */
  capitalCostPerYear?: number;
  /** Months for which it is held, for that interest; all its life where absent. */
  heldMonths?: number;
  /** Support and spare parts, as a share of the price a year. */
  maintenancePerYear?: number;
  /** Power at full load: a plan, not a metered value. */
  tdpWattsPerGpu: number;
  baseWattsPerServer?: number;
  /** Power usage effectiveness: watts at the meter for each watt of a machine. */
  pue: number;
  usdPerKwh: number;
  /** Rack, colocation, facilities of one server. */
  hosting?: UsdPerMonth;
}

export type Purchase = Rented | Owned;

/** What can be added to a fleet at a time: an instance or a server, with its cost. */
export interface Unit {
  gpus: number;
  usdPerGpuHour: number;
  usdPerMonth: number;
  powerUsdPerHour: number;
  hostingUsdPerMonth: number;
}

const wattsPerKilowatt = 1000;

/**
 * The cost of one server a month beside power and hosting:
 * (price − residual) ÷ life + installation ÷ life + average book value × interest ÷ 12 + price × maintenance ÷ 12.
 * The average book value is that of the first and the last day held (straight-line), as in ConfigIQ's method
 * (redhat-performance/configiq@5233437 docs/HYBRID_SAVINGS_METHODOLOGY.md).
 *
 * @throws RangeError with the field's name where one means nothing
 */
export function serverUsdPerMonth(owned: Owned): number {
  const price = positive(owned.usdPerServer, "usdPerServer");
  const life = positive(owned.lifeMonths, "lifeMonths");
  const residual = price * atMostOne(owned.residualShare ?? 0, "residualShare");
  const installation = amount(owned.installation ?? 0, "installation");
  const held = positive(owned.heldMonths ?? life, "heldMonths");
  if (held > life) throw new RangeError(`heldMonths cannot be ${held} of a life of ${life}`);
  const opening = price + installation;
  const ending = price - ((price - residual) * held) / life + installation * (1 - held / life);
  const interest = (((opening + ending) / 2) * amount(owned.capitalCostPerYear ?? 0, "capitalCostPerYear")) / 12;
  const maintenance = (price * amount(owned.maintenancePerYear ?? 0, "maintenancePerYear")) / 12;
  return (price - residual + installation) / life + interest + maintenance;
}

/** USD for one hour in which a server stands: (GPUs × TDP + base) ÷ 1000 × PUE × USD/kWh. */
export function serverPowerUsdPerHour(owned: Owned): number {
  const gpus = whole(owned.gpusPerServer, 1, "gpusPerServer");
  const watts =
    gpus * amount(owned.tdpWattsPerGpu, "tdpWattsPerGpu") + amount(owned.baseWattsPerServer ?? 0, "baseWatts");
  return (watts / wattsPerKilowatt) * atLeast(owned.pue, 1, "pue") * amount(owned.usdPerKwh, "usdPerKwh");
}

/** @throws RangeError with the field's name where one means nothing */
export function unitOf(purchase: Purchase, gpusPerReplica: number): Unit {
  if (purchase.mode === "owned") {
    return {
      gpus: whole(purchase.gpusPerServer, 1, "gpusPerServer"),
      usdPerGpuHour: 0,
      usdPerMonth: serverUsdPerMonth(purchase),
      powerUsdPerHour: serverPowerUsdPerHour(purchase),
      hostingUsdPerMonth: amount(purchase.hosting ?? 0, "hosting"),
    };
  }
  const price = positive(purchase.usdPerGpuHour, "usdPerGpuHour");
  if (purchase.mode === "on_demand" && purchase.priceFactor !== undefined) {
    throw new RangeError("priceFactor belongs to reserved capacity");
  }
  return {
    gpus: whole(purchase.gpusPerInstance ?? gpusPerReplica, 1, "gpusPerInstance"),
    usdPerGpuHour: price * share(purchase.priceFactor ?? 1, "priceFactor"),
    usdPerMonth: 0,
    powerUsdPerHour: 0,
    hostingUsdPerMonth: 0,
  };
}

function atMostOne(value: number, name: string): number {
  if (amount(value, name) > 1) throw new RangeError(`${name} cannot be ${value}`);
  return value;
}

/** Whole units for a number of replicas: several replicas share a unit where they fit, and one may need several. */
export function unitsFor(replicas: number, gpusPerReplica: number, unit: Unit): number {
  return gpusPerReplica <= unit.gpus
    ? Math.ceil(replicas / Math.floor(unit.gpus / gpusPerReplica))
    : replicas * Math.ceil(gpusPerReplica / unit.gpus);
}
