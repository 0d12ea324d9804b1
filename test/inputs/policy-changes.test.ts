import { expect, test } from '@jest/globals'
import { GateError } from '../../src/errors.ts'
import type { Inputs } from '../../src/inputs/parse-inputs.ts'
import { findPolicyChanges } from '../../src/inputs/policy-changes.ts'
import type { RemoteFile, RemoteRead } from '../../src/ports/files.ts'
import type { WorkflowEvent } from '../../src/ports/workflow-event.ts'
import { NEVER_ABORTED, virtualClock } from '../clocks.ts'
import { PUSH } from '../make.ts'
import { parse } from './parse.ts'

const COMMIT = 'c'.repeat(40)
const EVENT: WorkflowEvent = {
  name: 'pull_request',
  base: { repository: 'shop/deploy', commit: COMMIT, branch: 'release/1.x' },
  ownRefs: [],
  withoutSecrets: false,
}
const HERE = { path: 'policy.yml', digest: 'sha256:here' }
const text = (digest: string): RemoteRead => ({ kind: 'text', text: 'version: 1', digest })
const ABSENT: RemoteRead = { kind: 'absent', problem: 'there is no such file' }
const PROBLEM: RemoteRead = { kind: 'problem', problem: 'the token was refused' }
const CANCELLED = new GateError('cancelled', { problem: 'The job was cancelled.', remedy: '' })

type Answer = RemoteRead | Error | 'silence'
/** The answer, once so many milliseconds have passed. */
type Late = { readonly answer: Answer; readonly after: number }

interface Given {
  readonly inputs?: Partial<Inputs>
  readonly event?: WorkflowEvent
  /** Milliseconds until the job is cancelled. */
  readonly cancelled?: number
}

/** Returns the notices about changed policies, the requested files and the time that it took. */
async function changes(
  answer: (file: RemoteFile) => Answer | Late,
  { inputs = {}, event = EVENT, cancelled }: Given = {},
) {
  const understood = { ...(await parse()), localPolicies: [HERE], githubToken: 'token', ...inputs }
  const requests: (readonly [RemoteFile, string])[] = []
  const clock = virtualClock()
  const job = new AbortController()
  const readRemote = async (file: RemoteFile, token: string): Promise<RemoteRead> => {
    requests.push([file, token])
    const given = answer(file)
    const late = typeof given === 'object' && 'after' in given ? given : { answer: given, after: 0 }
    if (late.after > 0) await clock.sleep(late.after, NEVER_ABORTED)
    if (late.answer instanceof Error) throw late.answer
    return late.answer === 'silence' ? new Promise(() => {}) : late.answer
  }
  if (cancelled === 0) job.abort(CANCELLED)
  else if (cancelled !== undefined)
    void clock.sleep(cancelled, NEVER_ABORTED).then(() => job.abort(CANCELLED))
  const work = findPolicyChanges(understood, event, { readRemote, clock, signal: job.signal })
  const notices = await clock.run(work)
  return { requests, notices, milliseconds: clock.monotonic(), sleepers: clock.sleepers() }
}
const policiesOf = ({ notices }: Awaited<ReturnType<typeof changes>>) =>
  notices.map((one) => one.kind === 'policy-changed' && one.policy)

test.each([
  { name: 'if it differs from the base branch', answer: text('sha256:there'), is: [{ added: false }] },
  { name: 'if the base branch lacks it', answer: ABSENT, is: [{ added: true }] },
  { name: 'unless it is the same in the base branch', answer: text('sha256:here'), is: [] },
  { name: 'unless the base branch cannot be read', answer: PROBLEM, is: [] },
  { name: 'unless reading throws', answer: new Error('broken'), is: [] },
])('a policy that a pull request is judged by has a notice $name', async ({ answer, is }) => {
  const { notices, requests, milliseconds, sleepers } = await changes(() => answer)
  expect(notices).toEqual(
    is.map((one) => ({ kind: 'policy-changed', policy: 'policy.yml', branch: 'release/1.x', ...one })),
  )
  expect(requests).toEqual([[{ repository: 'shop/deploy', path: 'policy.yml', ref: COMMIT }, 'token']])
  expect([milliseconds, sleepers]).toEqual([0, 0])
})

test('several policies of a pull request are compared in the given order', async () => {
  const localPolicies = ['a.yml', 'b.yml', 'c.yml', 'd.yml'].map((path) => ({ path, digest: 'sha256:here' }))
  const answers: Readonly<Record<string, Answer | Late>> = {
    'a.yml': { answer: text('sha256:there'), after: 5_000 },
    'b.yml': text('sha256:here'),
    'c.yml': PROBLEM,
    'd.yml': ABSENT,
  }
  const result = await changes(({ path }) => answers[path] ?? PROBLEM, { inputs: { localPolicies } })
  expect(policiesOf(result)).toEqual(['a.yml', 'd.yml'])
  expect(result.requests.map(([{ path }]) => path)).toEqual(['a.yml', 'b.yml', 'c.yml', 'd.yml'])
  expect([result.milliseconds, result.sleepers]).toEqual([5_000, 0])
})

test.each([
  { name: 'without a token', given: { inputs: { githubToken: '' } } },
  { name: 'without a policy in the checkout', given: { inputs: { localPolicies: [] } } },
  { name: 'outside of a pull request', given: { event: PUSH } },
])('$name no policy of a base branch is read', async ({ given }) => {
  const none = { requests: [], notices: [], milliseconds: 0, sleepers: 0 }
  expect(await changes(() => ABSENT, given)).toEqual(none)
})

test('the comparison of policies takes at most ten seconds, and later answers are ignored', async () => {
  const at = async (after: number) => {
    const { notices, milliseconds } = await changes(() => ({ answer: ABSENT, after }))
    return [notices.length, milliseconds]
  }
  expect(await at(9_999)).toEqual([1, 9_999])
  expect(await at(10_001)).toEqual([0, 10_000])
  const silent = await changes(() => 'silence')
  expect(silent).toMatchObject({ notices: [], milliseconds: 10_000, sleepers: 0 })
})

test.each([0, 3_000])(
  'a job that is cancelled after %d ms ends the comparison of policies without a notice',
  async (cancelled) => {
    const result = await changes(() => 'silence', { cancelled })
    expect(result).toMatchObject({ notices: [], milliseconds: cancelled, sleepers: 0 })
  },
)
