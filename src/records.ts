/** Builds a record with one value for each name. */
export function recordOf<K extends string, V>(
  names: readonly K[],
  value: (name: K) => V,
): Readonly<Record<K, V>> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<K, V>
}
