import type { Assumption, CostAssumptions } from "../costs/assumptions.js";
import type { Owned } from "../costs/purchase.js";
import { usd, usdPerMonth } from "../quantities/quantity.js";
import { type Range, scaled } from "../quantities/range.js";
import type { Replica } from "./replica.js";

/** Servers of eight GPUs, as they are sold for these devices. */
const gpusPerServer = 8;
const wattsPerKilowatt = 1000;

/** What a server of eight costs, USD, where a source prices one for this GPU. */
export function serverPrice({ gpu }: Replica, assumptions: CostAssumptions): Assumption | Range | undefined {
  if (gpu.id === "h100-80gb") return assumptions.purchase_8xh100_server;
  if (gpu.id !== "a100-80gb") return undefined;
  return scaled(assumptions.purchase_a100_80gb, gpusPerServer);
}

/**
 * The server bought for this GPU, with interest, maintenance, power and hosting, and nothing left of its price in the end;
 * undefined where no source prices one.
 */
export function ownedServer(replica: Replica, assumptions: CostAssumptions): Owned | undefined {
  const price = serverPrice(replica, assumptions);
  const { tdpWatts } = replica.gpu;
  if (!price || tdpWatts === undefined) return undefined;
  const baseWatts = assumptions.server_base_power.expected;
  const kilowatts = (gpusPerServer * tdpWatts + baseWatts) / wattsPerKilowatt;
  return {
    mode: "owned",
    usdPerServer: usd(price.expected),
    gpusPerServer,
    lifeMonths: assumptions.server_life.expected,
    capitalCostPerYear: assumptions.capital_cost.expected,
    maintenancePerYear: assumptions.server_maintenance.expected,
    tdpWattsPerGpu: tdpWatts,
    baseWattsPerServer: baseWatts,
    pue: assumptions.pue.expected,
    usdPerKwh: assumptions.power_price.expected,
    hosting: usdPerMonth(kilowatts * assumptions.colocation.expected),
  };
}
