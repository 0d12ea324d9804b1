import type { Notice, WrittenValue } from '../../domain/notice.ts'
import { plain, type Quote } from '../../text.ts'
import { phraseSource } from './phrase.ts'
import { plural, shortName } from './units.ts'

/** One notice as a sentence. */
export function phraseNotice(notice: Notice, quote: Quote = plain): string {
  switch (notice.kind) {
    case 'loosened': {
      const { setting, kept, lost } = notice
      const words = ({ value, source }: WrittenValue) => `${value} (${phraseSource(source, quote)})`
      return `${setting}: ${words(lost)} is not in force; ${words(kept)} is stricter.`
    }
    case 'expiring': {
      const { exception, days } = notice
      const when = days === 1 ? 'ends today' : `ends in ${plural(days - 1, 'day')}`
      return `The exception for ${quote(exception.id)} ${when}, with ${quote(exception.until)} UTC (${phraseSource(exception.source, quote)}).`
    }
    case 'unused': {
      const { id, source } = notice.exception
      return `The exception for ${quote(id)} is about nothing that was found (${phraseSource(source, quote)}). Take it out.`
    }
    case 'policy-changed': {
      const { policy, branch, added } = notice
      const what = added
        ? `The policy ${quote(policy)} is not in ${quote(branch)}, as far as this token can see: this pull request brings the rules that it is judged by.`
        : `This pull request changes the policy that it is judged by, ${quote(policy)}.`
      return `${what} Give ${quote(`${policy}@${branch}`)}, and it counts as it is there.`
    }
    case 'not-listed':
      return `What the ${notice.scan} scan found in ${quote(shortName(notice.image.given))} could not be listed; the verdict stands. ${notice.error.problem(quote)}`
    case 'list-differs':
      return `The ${notice.scan} list of ${quote(shortName(notice.image.given))} has ${plural(notice.listed, 'row')}, and TCSS counts ${notice.counted}; the verdict goes by the count.`
    default:
      return notice satisfies never
  }
}

/** A notice in two or three words. */
export function titleOfNotice(notice: Notice): string {
  switch (notice.kind) {
    case 'loosened':
      return 'a looser value is not in force'
    case 'expiring':
      return 'an exception ends soon'
    case 'unused':
      return 'an exception is not needed'
    case 'policy-changed':
      return 'the policy is changed here'
    case 'not-listed':
    case 'list-differs':
      return 'a list is not complete'
    default:
      return notice satisfies never
  }
}

/** Where a notice is about a line of a file in the checkout: its path and line. */
export function placeOfNotice(notice: Notice): { readonly file: string; readonly line: number } | null {
  if (notice.kind === 'policy-changed') return { file: notice.policy, line: 1 }
  const source =
    notice.kind === 'loosened' ? notice.lost.source : 'exception' in notice ? notice.exception.source : null
  return source === null ? null : placeOfSource(source)
}

/** Where a value was set in a file of the checkout; null for any other place. */
export function placeOfSource(
  source: WrittenValue['source'],
): { readonly file: string; readonly line: number } | null {
  const local = source.kind === 'policy' && source.line !== null && !source.policy.includes('@')
  return local ? { file: source.policy, line: source.line ?? 1 } : null
}
