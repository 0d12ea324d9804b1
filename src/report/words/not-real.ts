import type { Report } from '../../domain/report.ts'
import type { Quote } from '../../text.ts'

/** Warns that the answers come from this machine; null for a verdict on answers of Tencent Cloud. */
export function phraseNotReal(
  { local, host }: Report,
  quote: Quote = (untrusted) => untrusted,
): string | null {
  return local
    ? `Not a real verdict: the answers come from ${quote(host ?? 'an API')} on this machine, not from Tencent Cloud.`
    : null
}
