import { readFileSync } from 'node:fs'
import { type Environment, MIB, type Reply, record, type Send } from './client.ts'
import { COMMIT, REPOSITORY, type WorkflowEvent } from './event.ts'

type Event = Pick<WorkflowEvent, 'name'>

/** What is read of an answer, which may hold a hundred of the longest texts that GitHub takes. Bytes. */
export const LIST_LIMIT = 32 * MIB

const OWNER = /^[\w-]{1,100}$/
/** The branch of a merge queue names the last pull request of its group. */
const QUEUE = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-([1-9]\d{0,15})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/

const REFUSED =
  'the token may not do that (the job needs the permission `pull-requests: write`, which a pull request of a fork does not get)'

/** What the job runs for: the repository, as `owner/name`, and the number of a pull request in it. */
export interface PullRequest {
  readonly repository: string
  readonly number: number
}

/** The pull request that a run is for, or why there is none, as a clause for people. GitHub is asked where the event is silent. */
export async function findPullRequest(
  event: Event,
  env: Environment,
  send: Send,
): Promise<PullRequest | string> {
  const repository = env['GITHUB_REPOSITORY'] ?? ''
  if (!REPOSITORY.test(repository)) return 'GITHUB_REPOSITORY does not name a repository'
  const payload = readPayload(env)
  const run = record(payload['workflow_run'])
  const number = numberIn(event.name, payload, env)
  if (number !== null) return { repository, number }
  const commit = event.name === 'push' ? env['GITHUB_SHA'] : run['head_sha']
  if (typeof commit !== 'string' || !COMMIT.test(commit)) return noneFor(event)
  let problem = noneFor(event)
  for (const [route, parameters] of queriesFor(event, run, commit)) {
    const reply = await send(route, { repository, ...parameters, per_page: 100 }, { limit: LIST_LIMIT })
    // A commit of a fork may be none of the repository: its branch is asked for next.
    const unknown = reply.kind === 'refusal' && (reply.status === 404 || reply.status === 422)
    if (reply.kind !== 'answer' && !unknown) return problemOf(reply)
    const found = reply.kind === 'answer' ? openOnes(reply.data, repository, commit)[0] : undefined
    if (found !== undefined) return { repository, number: found }
    problem = reply.kind === 'refusal' && reply.status === 404 ? problemOf(reply) : noneFor(event)
  }
  return problem
}

/** What this event is dangerous for, as a sentence; null where it is not. */
export function warnsOfTarget(event: Event): string | null {
  if (event.name !== 'pull_request_target') return null
  return (
    'This workflow runs on pull_request_target: it has secrets and write access even for a pull request of a stranger. ' +
    'Do not check out or run the code of the head in it.'
  )
}

/** Why a request did not do what was asked, as a clause for people. */
export function problemOf(reply: Reply): string {
  if (reply.kind === 'answer') return `GitHub answered with status ${reply.status}`
  return reply.kind === 'refusal' && [403, 404].includes(reply.status) ? REFUSED : reply.problem
}

/** An id or a number as GitHub gives them; null for anything else. */
export function positive(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null
}

/** The elements of a list; none of what is no list. */
function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function readPayload(env: Environment): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(readFileSync(env['GITHUB_EVENT_PATH'] ?? '', 'utf8')))
  } catch {
    return {}
  }
}

function numberIn(name: string, payload: Readonly<Record<string, unknown>>, env: Environment): number | null {
  const { pull_request, issue, merge_group, workflow_run, repository } = payload
  if (name.startsWith('pull_request')) return positive(record(pull_request)['number'])
  if (name === 'issue_comment')
    return isObject(record(issue)['pull_request']) ? positive(record(issue)['number']) : null
  if (name === 'merge_group') {
    const ref = record(merge_group)['head_ref'] ?? env['GITHUB_REF']
    return typeof ref === 'string' ? positive(Number(QUEUE.exec(ref)?.[1])) : null
  }
  if (name !== 'workflow_run') return null
  // A run in a fork lists the pull requests of its branch in other repositories, too.
  const own = list(record(workflow_run)['pull_requests']).find(
    (one) => idOf(record(record(one)['base'])['repo']) === idOf(repository),
  )
  return positive(record(own)['number'])
}

type Query = readonly [route: string, parameters: Readonly<Record<string, string>>]

/** By the commit; GitHub does not find every commit of a fork like that, so then by the branch, too. */
function queriesFor(
  { name }: Event,
  run: Readonly<Record<string, unknown>>,
  commit: string,
): readonly Query[] {
  const { login } = record(record(run['head_repository'])['owner'])
  const branch = run['head_branch']
  const byCommit: Query = ['GET /repos/{+repository}/commits/{commit}/pulls', { commit }]
  if (name === 'push') return [byCommit]
  if (name !== 'workflow_run') return []
  if (typeof login !== 'string' || !OWNER.test(login)) return [byCommit]
  if (typeof branch !== 'string' || branch === '' || !branch.isWellFormed()) return [byCommit]
  return [byCommit, ['GET /repos/{+repository}/pulls', { state: 'open', head: `${login}:${branch}` }]]
}

/** The open pull requests of this repository whose head is this commit, the oldest first. */
function openOnes(answer: unknown, repository: string, commit: string): readonly number[] {
  return list(answer)
    .map(record)
    .filter(({ state, head, base }) => {
      const { full_name: name } = record(record(record(base)['repo']))
      const here = typeof name === 'string' && name.toLowerCase() === repository.toLowerCase()
      return state === 'open' && here && record(head)['sha'] === commit
    })
    .map(({ number }) => positive(number))
    .filter((number) => number !== null)
    .sort((a, b) => a - b)
}

/** What is said where there is none; nothing is wrong then. */
export const NO_PULL_REQUEST = 'no pull request was found for this run'

function noneFor({ name }: Event): string {
  return `${NO_PULL_REQUEST} (event ${/^[a-z_]{1,40}$/.test(name) ? name : 'unknown'})`
}

function idOf(repository: unknown): number | null {
  return positive(record(repository)['id'])
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
