// Nelder–Mead (Nelder and Mead 1965): minimises a function of a vector without derivatives, the same way on every run.
export function minimise(loss, start, { step = 0.2, rounds = 6, iterations = 1500 } = {}) {
  let best = { point: start, value: loss(start) };
  // restarting from the best point with a fresh simplex gets it out of where it has collapsed
  for (let round = 0; round < rounds; round++) best = descend(loss, best.point, step, iterations);
  return best;
}

function descend(loss, start, step, iterations) {
  const vertex = (point) => ({ point, value: loss(point) });
  const size = start.length;
  let simplex = [vertex(start), ...start.map((_, at) => vertex(start.map((x, i) => (i === at ? x + step : x))))];
  for (let iteration = 0; iteration < iterations; iteration++) {
    simplex.sort((a, b) => a.value - b.value);
    const [first] = simplex;
    const last = simplex[size];
    if (last.value - first.value < 1e-8) break;
    const centre = start.map((_, i) => simplex.slice(0, size).reduce((sum, { point }) => sum + point[i], 0) / size);
    const along = (t) => vertex(centre.map((x, i) => x + t * (last.point[i] - x)));
    const reflected = along(-1);
    if (reflected.value < first.value) {
      const expanded = along(-2);
      simplex[size] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[size - 1].value) {
      simplex[size] = reflected;
    } else {
      const contracted = along(reflected.value < last.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, last.value)) simplex[size] = contracted;
      else simplex = simplex.map(({ point }) => vertex(point.map((x, i) => (x + first.point[i]) / 2)));
    }
  }
  return simplex.sort((a, b) => a.value - b.value)[0];
}
