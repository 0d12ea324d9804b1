import { readFileSync } from 'node:fs'
import type { Context } from '../domain/context.ts'
import { isObject } from '../json.ts'
import type { WorkflowEvent } from '../ports/workflow-event.ts'
import { fieldAt, idAt, listAt, textAt } from './fields.ts'
import type { Environment } from './request.ts'

/** The event of this run, with the pull request of the event. */
export interface GitHubEvent extends WorkflowEvent {
  /** The number of the pull request; null if the event names none. */
  readonly pullRequest: number | null
  /** The commit of a `push` or `workflow_run` event. It may be the head of a pull request. Null for other events. */
  readonly head: { readonly commit: string /** As `owner:branch`. */; readonly branch: string | null } | null
}

/** Matches `owner/name`. An owner has no dot, and a name does not consist of dots. */
export const REPOSITORY = /^[\w-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/
/** SHA-1 or SHA-256. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const OWNER = /^[\w-]{1,100}$/
/** Matches the branch of a merge queue, which contains the number of the last pull request in the group. */
const QUEUE = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-([1-9]\d{0,15})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** Reads the event (GITHUB_EVENT_NAME, GITHUB_EVENT_PATH). Treats a missing or malformed payload as an empty payload. */
export function readEvent(env: Environment): GitHubEvent {
  const name = env['GITHUB_EVENT_NAME'] ?? ''
  const payload = readPayload(env)
  const pullRequest = fieldAt(payload, 'pull_request')
  const isFork = isFromFork(pullRequest, env['GITHUB_REPOSITORY'] ?? '')
  const isDependabot =
    typeof fieldAt(pullRequest, 'number') === 'number' && env['GITHUB_ACTOR'] === 'dependabot[bot]'
  return {
    name,
    base: baseOf(pullRequest),
    ownRefs: name.startsWith('pull_request') ? ownRefs(name, { pullRequest, isFork, env }) : [],
    withoutSecrets: name === 'pull_request' && (isFork || isDependabot),
    pullRequest: numberIn(name, payload, env),
    head: headOf(name, payload, env),
  }
}

function readPayload(env: Environment): unknown {
  try {
    return JSON.parse(readFileSync(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'))
  } catch {
    return {}
  }
}

/** Tells whether the head of a pull request is in a fork. GitHub gives null for a fork that was deleted. */
function isFromFork(pullRequest: unknown, repository: string): boolean {
  const name = textAt(pullRequest, 'head', 'repo', 'full_name')
  const isOther = name !== '' && repository !== '' && name.toLowerCase() !== repository.toLowerCase()
  return isOther || fieldAt(pullRequest, 'head', 'repo') === null
}

function baseOf(pullRequest: unknown): WorkflowEvent['base'] {
  const repository = textAt(pullRequest, 'base', 'repo', 'full_name')
  const commit = textAt(pullRequest, 'base', 'sha')
  const branch = textAt(pullRequest, 'base', 'ref')
  return REPOSITORY.test(repository) && COMMIT.test(commit) && branch !== ''
    ? { repository, commit, branch }
    : null
}

interface Origin {
  readonly pullRequest: unknown
  readonly isFork: boolean
  readonly env: Environment
}

function ownRefs(name: string, { pullRequest, isFork, env }: Origin): readonly string[] {
  // Leaves out the branch of a fork, which may have the same name as a branch of this repository.
  const branches = isFork ? [] : [env['GITHUB_HEAD_REF'], textAt(pullRequest, 'head', 'ref')]
  // Leaves these refs out on pull_request_target, where they are refs of the base branch.
  const merge =
    name === 'pull_request_target' ? [] : [env['GITHUB_REF'], env['GITHUB_REF_NAME'], env['GITHUB_SHA']]
  const refs = [...branches, ...merge, textAt(pullRequest, 'head', 'sha')]
  return refs.map((ref) => ref ?? '').filter((ref) => ref !== '')
}

function numberIn(name: string, payload: unknown, env: Environment): number | null {
  if (name.startsWith('pull_request')) return idAt(payload, 'pull_request', 'number')
  if (name === 'issue_comment')
    return isObject(fieldAt(payload, 'issue', 'pull_request')) ? idAt(payload, 'issue', 'number') : null
  if (name === 'merge_group') {
    const ref = textAt(payload, 'merge_group', 'head_ref') || (env['GITHUB_REF'] ?? '')
    const number = Number(QUEUE.exec(ref)?.[1])
    return Number.isSafeInteger(number) ? number : null
  }
  if (name !== 'workflow_run') return null
  // Finds the pull request of this repository. A run in a fork also lists pull requests of other repositories.
  const own = listAt(payload, 'workflow_run', 'pull_requests').find(
    (pull) => idAt(pull, 'base', 'repo', 'id') === idAt(payload, 'repository', 'id'),
  )
  return idAt(own, 'number')
}

function headOf(name: string, payload: unknown, env: Environment): GitHubEvent['head'] {
  const run = fieldAt(payload, 'workflow_run')
  const commit =
    name === 'push' ? (env['GITHUB_SHA'] ?? '') : name === 'workflow_run' ? textAt(run, 'head_sha') : ''
  if (!COMMIT.test(commit)) return null
  const owner = textAt(run, 'head_repository', 'owner', 'login')
  const branch = textAt(run, 'head_branch')
  const isNamed = name === 'workflow_run' && OWNER.test(owner) && branch !== '' && branch.isWellFormed()
  return { commit, branch: isNamed ? `${owner}:${branch}` : null }
}

export function readContext(env: Environment): Context {
  const given = (name: string): string | null => env[name] || null
  const repository = given('GITHUB_REPOSITORY')
  const server = given('GITHUB_SERVER_URL')
  const run = given('GITHUB_RUN_ID')
  // Reads a text such as `owner/name/.github/workflows/release.yml@refs/heads/main`.
  const [, workflow = null] = /^[^/]+\/[^/]+\/(.+?)@refs\//.exec(env['GITHUB_WORKFLOW_REF'] ?? '') ?? []
  const isKnown = server !== null && repository !== null && run !== null
  return {
    repository,
    workflow,
    job: given('GITHUB_JOB'),
    commit: given('GITHUB_SHA'),
    runUrl: isKnown ? `${server}/${repository}/actions/runs/${run}` : null,
  }
}
