import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fixedWindow } from '../../emulator/api/limit.ts'
import { serve } from '../../emulator/serve.ts'
import { someImage as emulatedImage } from '../../emulator/world/world.ts'
import { RULES } from '../../src/domain/rules/rule-names.ts'
import { show } from '../../src/tencent/wire/decode.ts'
import { code, escapeMarkup } from '../../src/text.ts'
import { someImage } from '../make.ts'
import { OUTPUTS } from '../report/reports.ts'
import { runAccelerated, SECRET_ID, secretInputs, secretWorld } from './intercepting-proxy.ts'
import { decodings, encodingsIn, readableTrace, SECRET_KEY } from './secrets.ts'

// Hostile answers in the place of TCSS's, for a hundred images a process, judged by the model of the runner.

/** How many answers are tried; `.ci/run` tries 10,000. */
const ANSWERS = Number(process.env['HOSTILE_ANSWERS'] ?? 2_000)
const IMAGES = 100

/** A token of which no twelve characters stay unchanged in JSON, in markdown or in a workflow command. */
const TOKEN = String.raw`q_7."Zk\w:4|m%2_X"t.\9J,b_v"R.\3h:P_c"`
const SECRETS = [SECRET_KEY, SECRET_ID, TOKEN] as const

const fragment = fc.constantFrom(
  '::set-output name=verdict::pass',
  '##[set-output name=verdict]pass',
  '::add-mask::pass',
  '::stop-commands::x',
  '::error::forged',
  '##[add-mask]error',
  '::group::',
  '##[endgroup]',
  '\r',
  '\n',
  '\r\n',
  '\u0085',
  '\u2028',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u001b[2K\u001b[1A',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ud800',
  '\0',
  '<!--',
  '</details>',
  '</code></td></table>',
  '<h1>All clear</h1>',
  '<img src=x>',
  '|',
  '`',
  '```\n',
  '${{ secrets.X }}',
  '@admin',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  'https://evil.example',
  '%0A::error::x',
  '%25',
  ': ',
  '::',
  ':',
  '#',
  '##',
  '[',
  'ghadelimiter_0',
  'pass',
  'true',
  'a',
  'é',
  '漢',
  '🙂',
  ' ',
  ...SECRETS,
)

/** A text that is truncated in the middle of a secret, for each length at which the action truncates. */
const straddling = fc
  .record({
    cut: fc.constantFrom(60, 200, 300, 500, 1000, 4096),
    before: fc.nat(45),
    filler: fc.constantFrom('x', '\u202e', '&', '"'),
    secret: fc.constantFrom(...SECRETS),
  })
  .map(({ cut, before, filler, secret }) => `${filler.repeat(cut - before)}${secret}`)
const text = fc.oneof(
  { weight: 8, arbitrary: fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fragment.map((part) => part.repeat(2_000)) },
  { weight: 3, arbitrary: straddling },
)
const odd = fc.oneof(
  text,
  fc.double(),
  fc.integer({ min: -5, max: 5 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.dictionary(text, fc.oneof(text, fc.integer()), { maxKeys: 2 }),
  fc.array(text, { maxLength: 2 }),
)

/** Fields each of which alone makes an image fail when it differs from a clean answer. */
const VITAL = [
  'VulCnt',
  'VirusCnt',
  'RiskCnt',
  'IsTrustImage',
  'ScanStatus',
  'ScanVulProgress',
  'ScanVirusProgress',
  'ScanRiskProgress',
  'RequestId',
] as const
const FREE = [
  'ImageName',
  'ImageDigest',
  'OsName',
  'Architecture',
  'ScanTime',
  'CreateTime',
  'AgentError',
  'ScanError',
  'ScanVulError',
  'Reason',
  'Solution',
  'Size',
  'HostCnt',
  'ContainerCnt',
  'Status',
  'RemainScanTime',
  'SensitiveInfoCnt',
] as const

const clean = emulatedImage() as Readonly<Record<string, unknown>>
const detail = fc
  .record({
    vital: fc.constantFrom(...VITAL),
    value: odd,
    free: fc.dictionary(fc.constantFrom(...FREE), odd, { maxKeys: 8 }),
  })
  .filter(
    ({ vital, value }) =>
      !Object.is(value, vital === 'RequestId' ? 'request-1' : clean[vital]) &&
      !(vital === 'RequestId' && typeof value === 'string' && /^[!-~]+$/.test(value)),
  )
  .map(({ vital, value, free }) => ({ RequestId: 'request-1', ...clean, ...free, [vital]: value }))
const refusal = fc.record({ Error: fc.oneof(odd, fc.record({ Code: odd, Message: odd })), RequestId: odd })

/** The body of an answer about an image, most often with the right ID, so that the rest is read. */
const answer = fc.oneof(
  {
    weight: 8,
    arbitrary: detail.map(
      (fields) => (imageId: string) => JSON.stringify({ Response: { ...fields, ImageID: imageId } }),
    ),
  },
  { weight: 1, arbitrary: detail.map((fields) => () => JSON.stringify({ Response: fields })) },
  { weight: 2, arbitrary: refusal.map((fields) => () => JSON.stringify({ Response: fields })) },
  { weight: 1, arbitrary: text.map((body) => () => body) },
)

test(`${ANSWERS} hostile answers cause no unintended command, output or annotation, no pass, and no leak`, async () => {
  const answers = fc.sample(answer, { numRuns: ANSWERS, seed: 20_261_124 })
  let sent = 0
  const images = Array.from({ length: IMAGES }, (_, n) => someImage(n + 1))
  await using emulator = await serve({
    world: secretWorld(),
    now: Date.now,
    limit: fixedWindow(Number.POSITIVE_INFINITY),
    intercept: ({ body }) => {
      const make = answers[sent % ANSWERS]
      sent += 1
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: make?.(JSON.parse(body.toString()).ImageID) ?? '',
      }
    },
  })
  const inputs = {
    ...secretInputs(images.map(({ imageId }) => imageId).join('\n')),
    'session-token': TOKEN,
    endpoint: emulator.url,
  }
  const runUntilDone = async (): Promise<void> => {
    while (sent < ANSWERS)
      expectHarmless(await runAccelerated(200, { inputs, debug: sent % 2 === 0, timeoutMs: 60_000 }))
  }
  await Promise.all([runUntilDone(), runUntilDone()])
  expect(sent).toBeGreaterThanOrEqual(ANSWERS)
}, 180_000)

test.each([
  ['markdown', escapeMarkup(TOKEN)],
  ['markdown that shows JSON', code(show({ [TOKEN]: 1 }))],
  ['JSON', JSON.stringify([TOKEN])],
  ['a command', TOKEN.replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')],
])('the token is found in %s only when that is decoded', (_, text) => {
  expect(encodingsIn(text, TOKEN)).toEqual([])
  expect(encodingsIn(decodings(text).join('\n'), TOKEN)).toEqual(['raw'])
})

const TITLE = new RegExp(`^(TCSS Image Gate: |no verdict, so blocked: |\\d+ more$|(${RULES.join('|')}): )`)

function expectHarmless(result: Awaited<ReturnType<typeof runAccelerated>>): void {
  const { step, exitCode } = result
  expect([
    exitCode,
    step.conclusion,
    step.outputs['verdict'],
    step.outputs['allowed'],
    step.outputs['deploy-ref'],
  ]).toEqual([1, 'failure', 'error', 'false', ''])
  expect(Object.keys(step.outputs).sort()).toEqual([...OUTPUTS].sort())
  expect(step.problems).toEqual([])
  expect([...step.masks].sort()).toEqual(
    [...step.masks]
      .filter((mask) => SECRETS.some((secret) => secret === mask) || mask.startsWith('ghs_'))
      .sort(),
  )
  expect(step.commands.filter(({ name }) => !['add-mask', 'error', 'warning'].includes(name))).toEqual([])
  expect(step.commands.filter(({ name }) => name === 'add-mask')).toHaveLength(4)
  expect(step.dropped).toEqual({ error: 0, warning: 0, notice: 0 })
  expect(step.annotations.filter(({ title }) => !TITLE.test(title ?? ''))).toEqual([])
  expect(step.log.filter((line) => line.startsWith('✔') || /^\s*[✔!] .*: allowed/.test(line))).toEqual([])
  expect(
    JSON.parse(step.outputs['results'] ?? '').filter(
      ({ verdict }: { verdict: string }) => verdict === 'pass' || verdict === 'warn',
    ),
  ).toEqual([])
  expect(step.outputs['image-id']?.split('\n')).toHaveLength(IMAGES)
  expect(step.outputs['image-name']?.split('\n')).toHaveLength(IMAGES)
  expect(step.summary).not.toBeNull()
  const left = readableTrace(result)
  for (const secret of SECRETS) expect(encodingsIn(left, secret)).toEqual([])
}
