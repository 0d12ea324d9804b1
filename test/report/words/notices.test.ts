import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Notice } from '../../../src/domain/notice.ts'
import type { Source } from '../../../src/domain/policy.ts'
import {
  NOTICE_TITLES,
  phraseNotice,
  placeOfNotice,
  placeOfSource,
} from '../../../src/report/words/notices.ts'
import { code, say } from '../../../src/text.ts'
import { runs, someException, someImage } from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'
import { someError } from '../reports.ts'

const policy = (name: string, line: number | null = 3): Source => ({ kind: 'policy', policy: name, line })
const image = { ...someImage(1), given: 'a.b/c:1' }
const LOOSENED: Notice = {
  kind: 'loosened',
  setting: 'max-high',
  kept: { value: '3', source: { kind: 'input', input: 'max-high' } },
  lost: { value: '9', source: policy('policy.yml') },
}
const NOT_LISTED: Notice = { kind: 'not-listed', image, scan: 'virus', error: someError() }

test.each<{ notice: Notice; title: string; message: string; at: ReturnType<typeof placeOfNotice> }>([
  {
    notice: LOOSENED,
    title: 'a looser value is overridden',
    message: 'max-high: 9 (policy.yml:3) is overridden by the stricter 3 (input).',
    at: { file: 'policy.yml', line: 3 },
  },
  {
    notice: { kind: 'expiring', exception: someException({ until: '2026-11-24' }), days: 1 },
    title: 'an exception ends soon',
    message: 'The exception for CVE-2024-10001 ends today, at the end of 2026-11-24 UTC (policy.yml:12).',
    at: { file: 'policy.yml', line: 12 },
  },
  {
    notice: { kind: 'expiring', exception: someException({ until: '2026-11-25' }), days: 2 },
    title: 'an exception ends soon',
    message: 'The exception for CVE-2024-10001 ends in 1 day, at the end of 2026-11-25 UTC (policy.yml:12).',
    at: { file: 'policy.yml', line: 12 },
  },
  {
    notice: { kind: 'expiring', exception: someException({ until: '2026-12-07' }), days: 14 },
    title: 'an exception ends soon',
    message:
      'The exception for CVE-2024-10001 ends in 13 days, at the end of 2026-12-07 UTC (policy.yml:12).',
    at: { file: 'policy.yml', line: 12 },
  },
  {
    notice: { kind: 'unused', exception: someException({ source: policy('central.yml@main') }) },
    title: 'an exception is unused',
    message: 'The exception for CVE-2024-10001 (central.yml@main:3) matches no finding. Remove it.',
    at: null,
  },
  {
    notice: {
      kind: 'policy-changed',
      policy: '.github/policy.yml',
      branch: 'release/1.x',
      added: false,
    },
    title: 'this pull request changes the policy',
    message:
      'This pull request changes the policy by which it is judged, .github/policy.yml. ' +
      'Use .github/policy.yml@release/1.x to apply the policy of that branch.',
    at: { file: '.github/policy.yml', line: 1 },
  },
  {
    notice: { kind: 'policy-changed', policy: '.github/policy.yml', branch: 'main', added: true },
    title: 'this pull request changes the policy',
    message:
      'The policy .github/policy.yml does not exist on main, or the token cannot read the file. ' +
      'So this pull request is judged by its own policy. Use .github/policy.yml@main to apply the policy of that branch.',
    at: { file: '.github/policy.yml', line: 1 },
  },
  {
    notice: NOT_LISTED,
    title: 'a list is incomplete',
    message:
      'The findings of the virus scan of a.b/c:1 could not be listed. The verdict does not depend on them. TCSS said no.',
    at: null,
  },
  {
    notice: { kind: 'list-differs', image, scan: 'risk', listed: 1, counted: 2 },
    title: 'a list is incomplete',
    message: 'The risk list of a.b/c:1 has 1 row, but TCSS counts 2; the verdict uses the count.',
    at: null,
  },
])('the notice $notice.kind says: $message', ({ notice, title, message, at }) => {
  expect([phraseNotice(notice), NOTICE_TITLES[notice.kind], placeOfNotice(notice)]).toEqual([
    message,
    title,
    at,
  ])
})

test.each<{ name: string; source: Source; at: ReturnType<typeof placeOfSource> }>([
  { name: 'a policy in the checkout', source: policy('a/b.yml', 7), at: { file: 'a/b.yml', line: 7 } },
  { name: 'a policy at a ref', source: policy('a/b.yml@v1'), at: null },
  { name: 'a policy of another repository', source: policy('o/r:a.yml@v1'), at: null },
  { name: 'a preset', source: policy('preset:strict', null), at: null },
  { name: 'an input', source: { kind: 'input', input: 'max-high' }, at: null },
  { name: 'a default', source: { kind: 'default' }, at: null },
  { name: 'an implied value', source: { kind: 'implied', by: 'max-low' }, at: null },
])('the place of $name is $at', ({ source, at }) => expect(placeOfSource(source)).toEqual(at))

/** Returns a notice of every kind with this text in every field of untrusted text. */
const noticesWith = (text: string): readonly Notice[] => {
  const exception = someException({ id: text, until: text, source: policy(text) })
  const one = { ...image, given: text }
  return [
    {
      ...LOOSENED,
      lost: { value: '9', source: policy(text) },
      kept: { value: '3', source: policy(text) },
    },
    { kind: 'expiring', exception, days: 3 },
    { kind: 'unused', exception },
    { kind: 'policy-changed', policy: text, branch: text, added: false },
    { kind: 'policy-changed', policy: text, branch: text, added: true },
    { kind: 'not-listed', image: one, scan: 'virus', error: someError({ problem: say`No: ${text}.` }) },
    { kind: 'list-differs', image: one, scan: 'risk', listed: 3, counted: 2 },
  ]
}
const skeleton = (text: string) => text.replaceAll(/<code>.*?<\/code>/gs, '<code></code>')

test('untrusted text in a notice is quoted', () => {
  const harmless = noticesWith('x').map((notice) => skeleton(phraseNotice(notice, code)))
  expect(noticesWith(HOSTILE).map((notice) => skeleton(phraseNotice(notice, code)))).toEqual(harmless)
  fc.assert(
    fc.property(anyText, (text) => {
      expect(noticesWith(text).map((notice) => skeleton(phraseNotice(notice, code)))).toEqual(harmless)
      for (const notice of noticesWith(text)) expect(phraseNotice(notice)).not.toMatch(/[\n\r]/)
    }),
    runs(1_000),
  )
})
