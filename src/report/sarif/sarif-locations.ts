import type { Location } from 'sarif'
import type { FilePlace } from '../../domain/context.ts'

const LONGEST = 1000

/** The first of these places that is within the checkout; every result must have one, so that there is a last resort. */
export function locationsFor(places: readonly (FilePlace | null | undefined)[]): Location[] {
  for (const place of places) {
    const uri = place == null ? null : relativeUri(place.file)
    if (place != null && uri !== null) return [locationOf(uri, place)]
  }
  return [locationOf('action.yml', { line: 1 })]
}

function locationOf(uri: string, { line, column }: Pick<FilePlace, 'line' | 'column'>): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: {
        startLine: fromOne(line),
        ...(column === undefined ? {} : { startColumn: fromOne(column) }),
      },
    },
  }
}

function fromOne(number: number): number {
  return Number.isSafeInteger(number) ? Math.max(1, number) : 1
}

/** A path within the checkout as a relative URI; null for what is absolute, leads out of it, or names nothing. */
export function relativeUri(path: string): string | null {
  const segments = path.toWellFormed().replaceAll('\\', '/').split('/')
  const absolute = path.length > LONGEST || segments[0] === '' || /^[a-z]:$/i.test(segments[0] ?? '')
  const named = segments.filter((segment) => segment !== '' && segment !== '.')
  if (absolute || named.length === 0 || named.includes('..')) return null
  return named.map(encodeURIComponent).join('/')
}
