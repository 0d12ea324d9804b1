import type { Location } from 'sarif'
import type { FilePlace } from '../../domain/context.ts'
import { TEXT_LIMITS } from './sarif-text.ts'

/** Returns the first place within the checkout, else `action.yml`, because GitHub hides results without a location. */
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
        startLine: atLeastOne(line),
        ...(column === undefined ? {} : { startColumn: atLeastOne(column) }),
      },
    },
  }
}

function atLeastOne(number: number): number {
  return Number.isSafeInteger(number) ? Math.max(1, number) : 1
}

/** Turns a relative path into a URI. Returns null if the path is empty, absolute or too long, or if it contains `..`. */
export function relativeUri(path: string): string | null {
  const segments = path.toWellFormed().replaceAll('\\', '/').split('/')
  const absolute = path.length > TEXT_LIMITS.path || segments[0] === '' || /^[a-z]:$/i.test(segments[0] ?? '')
  const named = segments.filter((segment) => segment !== '' && segment !== '.')
  if (absolute || named.length === 0 || named.includes('..')) return null
  return named.map(encodeURIComponent).join('/')
}
