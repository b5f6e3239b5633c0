/** A place in pixels. */
interface Pixel {
  x: number;
  y: number;
}

/** Where a mark may move to when others are in its way, in marks. */
const moves: readonly Pixel[] = [
  { x: 0, y: 0 },
  { x: 0, y: -1 },
  { x: 0, y: 1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
];

/** How far each mark has to move from its place so that none covers another. @param size of a mark, with room around */
export function spread(places: readonly Pixel[], size: number): Pixel[] {
  const taken: Pixel[] = [];
  return places.map(({ x, y }) => {
    const free = ({ x: dx, y: dy }: Pixel): boolean =>
      taken.every((other) => Math.hypot(other.x - x - dx * size, other.y - y - dy * size) >= size * 0.9);
    const move = moves.find(free) ?? { x: 0, y: 0 };
    taken.push({ x: x + move.x * size, y: y + move.y * size });
    return { x: move.x * size, y: move.y * size };
  });
}
