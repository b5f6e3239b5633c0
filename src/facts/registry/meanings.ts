type Meanings = Readonly<Record<string, string>>;

/** What each value of a fact with a closed list means, so that nobody has to guess it from the word alone. */
const meanings: Readonly<Record<string, Meanings>> = {
  scope: {
    narrow: "one repetitive task",
    broad: "many different tasks",
    agentic: "an agent that plans and calls tools in several steps",
  },
  serving: {
    interactive: "somebody waits for each answer",
    batch: "requests may queue; nobody waits for them",
  },
  "product.stage": {
    prototype: "still finding out what it is; hardly any users",
    mvp: "a first version with real users",
    production: "a product that people rely on",
  },
  "product.audience": {
    internal: "colleagues only",
    customers: "people outside who use the product",
    premium_customers: "customers who pay for the best quality and service",
  },
  "product.error_cost": {
    low: "an annoyance; somebody corrects it in passing",
    medium: "rework, a complaint or some money",
    high: "real harm: money, safety, law or a lost customer",
  },
  motive: {
    cost: "the bill is or grows too high",
    privacy: "the data should not go to a third party",
    latency: "answers come too slowly or too unevenly",
    control: "tuning, decoding or upgrades should be in own hands",
    rate_limits: "the provider's quotas stand in the way",
    prestige: "running a model of one's own looks good",
  },
  "traffic.shape": {
    steady: "much the same every day, and easy to forecast",
    seasonal: "high and low seasons that can be seen coming",
    bursty: "quiet for long, then sudden peaks",
    unpredictable: "nobody can say what comes next week",
  },
  "quality.need": {
    good_enough: "a good open model would do",
    frontier: "the product lives on the strongest models there are",
  },
  "quality.reasoning": {
    low: "short, direct tasks such as sorting or summing up",
    medium: "some steps of thought in a request",
    high: "long chains of thought, where weaker models fail",
  },
  "quality.open_weight_evals": {
    failed: "an open-weight model was tried and is not good enough",
    not_run: "no open-weight model has been tried on own evals yet",
    passed: "an open-weight model has passed own evals",
  },
  "quality.prompts": {
    changing: "prompts still change from week to week",
    stable: "prompts have settled",
  },
  "privacy.level": {
    normal: "a third party may run inference without special terms",
    contractual: "a third party may, under a contract that protects it",
    strict: "third-party inference is not acceptable at all",
  },
  "privacy.controls": {
    baa: "a business associate agreement for health data (HIPAA)",
    residency: "data stays in named regions",
    zero_retention: "the provider keeps no prompts or answers",
    private_link: "traffic does not cross the public internet",
    no_third_party: "nobody else may process the data at all",
    air_gap: "no connection to any outside network",
  },
  "limits.rate_limited": {
    never: "quotas are not felt",
    sometimes: "refused now and then, and retries get through",
    often: "refused again and again in normal operation",
  },
  "control.fine_tuning": {
    none: "prompts are enough",
    provider_offers: "it is needed, and the provider offers the kind needed",
    needs_weights: "it is needed, and only access to the weights gives it",
  },
  "control.decoding": {
    none: "the usual sampling settings are enough",
    provider_offers: "it is needed, and the provider's API offers it",
    needs_weights: "it is needed, and only an own runtime gives it",
  },
  "control.upgrades": {
    immediate: "better models are welcome as soon as they come",
    controlled: "each change of model must be validated first",
  },
  "evidence.logs": {
    cost: "tokens or money of each request",
    latency: "how long each answer took",
    quality: "a score or feedback on answers",
    retries: "how often a request was sent again",
  },
  "evidence.pilot": {
    none: "there has been no pilot",
    running: "a pilot runs and has not ended",
    passed: "the pilot met its exit criteria",
    failed: "the pilot missed its exit criteria",
  },
  "current.mode": {
    managed: "a provider runs the model, open weights included",
    self_hosted: "the team runs the model itself",
    hybrid: "some traffic goes to a provider, some to own servers",
  },
  "candidate.precision": {
    bf16: "16 bits, as most weights are published",
    fp16: "16 bits, the older half-precision format",
    fp8: "8-bit floats: half the memory of 16 bits",
    int8: "8-bit integers: half the memory of 16 bits",
    int4: "4-bit integers: a quarter of the memory of 16 bits",
    nvfp4: "4-bit floats in NVIDIA's format, for its newest GPUs",
    mxfp4: "4-bit floats in the open microscaling format",
  },
  "team.on_call": {
    none: "nobody could be called",
    business_hours: "somebody in working hours only",
    around_the_clock: "somebody at any hour, nights and weekends too",
  },
  "team.gpu_operations": {
    none: "the team has never run GPUs in production",
    learning: "first steps; not yet through upgrades and incidents",
    proven: "a GPU service kept up through upgrades and incidents",
  },
  "team.observability": {
    queue_depth: "how many requests wait",
    gpu_saturation: "how busy the GPUs and their memory are",
    retries: "how often requests are sent again",
    degraded_nodes: "which servers are slow or failing",
  },
  "team.reliability": {
    health_checks: "broken instances are noticed by themselves",
    failover: "traffic moves elsewhere when a part fails",
    capacity_buffer: "spare capacity for a lost node or a peak",
    patching: "drivers, images and secrets renewed as a routine",
  },
};

/** What a value of a choice, or of tags from a closed list, means: a few words without a full stop, after a colon. */
export function meaningOf(fact: string, value: string): string | undefined {
  const ofFact = Object.hasOwn(meanings, fact) ? meanings[fact] : undefined;
  return ofFact && Object.hasOwn(ofFact, value) ? ofFact[value] : undefined;
}
