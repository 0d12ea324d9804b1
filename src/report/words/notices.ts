import type { FilePlace } from '../../domain/context.ts'
import type { Notice, WrittenValue } from '../../domain/notice.ts'
import type { Source } from '../../domain/policy.ts'
import { phraseSource } from '../../forms.ts'
import { plain, type Quote } from '../../text.ts'
import { plural, shortName } from './units.ts'

export function phraseNotice(notice: Notice, quote: Quote = plain): string {
  switch (notice.kind) {
    case 'loosened': {
      const { setting, kept, lost } = notice
      const words = ({ value, source }: WrittenValue) => `${value} (${phraseSource(source, quote)})`
      return `${setting}: ${words(lost)} is overridden by the stricter ${words(kept)}.`
    }
    case 'expiring': {
      const { exception, days } = notice
      const when = days === 1 ? 'ends today' : `ends in ${plural(days - 1, 'day')}`
      return `The exception for ${quote(exception.id)} ${when}, at the end of ${quote(exception.until)} UTC (${phraseSource(exception.source, quote)}).`
    }
    case 'unused': {
      const { id, source } = notice.exception
      return `The exception for ${quote(id)} (${phraseSource(source, quote)}) matches no finding. Remove it.`
    }
    case 'policy-changed': {
      const { policy, branch, added } = notice
      const what = added
        ? `The policy ${quote(policy)} does not exist on ${quote(branch)}, or the token cannot read the file. So this pull request is judged by its own policy.`
        : `This pull request changes the policy by which it is judged, ${quote(policy)}.`
      return `${what} Use ${quote(`${policy}@${branch}`)} to apply the policy of that branch.`
    }
    case 'not-listed':
      return `The findings of the ${notice.scan} scan of ${quote(shortName(notice.image.given))} could not be listed. The verdict does not depend on them. ${notice.error.problem(quote)}`
    case 'list-differs':
      return `The ${notice.scan} list of ${quote(shortName(notice.image.given))} has ${plural(notice.listed, 'row')}, but TCSS counts ${notice.counted}; the verdict uses the count.`
    default:
      return notice satisfies never
  }
}

export const NOTICE_TITLES: Readonly<Record<Notice['kind'], string>> = {
  loosened: 'a looser value is overridden',
  expiring: 'an exception ends soon',
  unused: 'an exception is unused',
  'policy-changed': 'this pull request changes the policy',
  'not-listed': 'a list is incomplete',
  'list-differs': 'a list is incomplete',
}

/** Returns the line in the checkout that a notice is about. Returns null if there is no such line. */
export function placeOfNotice(notice: Notice): FilePlace | null {
  if (notice.kind === 'policy-changed') return { file: notice.policy, line: 1 }
  const source =
    notice.kind === 'loosened' ? notice.lost.source : 'exception' in notice ? notice.exception.source : null
  return source === null ? null : placeOfSource(source)
}

/** Returns the line in the checkout where a value was set. Returns null if the value was set elsewhere. */
export function placeOfSource(source: Source): FilePlace | null {
  const local = source.kind === 'policy' && source.line !== null && !source.policy.includes('@')
  return local ? { file: source.policy, line: source.line ?? 1 } : null
}
