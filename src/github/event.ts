import { readFileSync } from 'node:fs'
import type { Context } from '../domain/context.ts'

/** What set off the workflow, as far as it matters here. */
export interface WorkflowEvent {
  /** `pull_request`, `push` and so on; empty where it is not known. */
  readonly name: string
  /** What a pull request is to be merged into; null where there is none. */
  readonly base: { readonly repository: string; readonly commit: string; readonly branch: string } | null
  /** Refs of this repository that the pull request itself decides: its branch, its commits, its merge. */
  readonly ownRefs: readonly string[]
  /** Whether GitHub gives this run no secrets: a pull request from a fork, or from Dependabot. */
  readonly withoutSecrets: boolean
}

/** Reads the event (GITHUB_EVENT_NAME, GITHUB_EVENT_PATH). A payload that is missing or broken says nothing. */
export function readEvent(env: Readonly<Record<string, string | undefined>>): WorkflowEvent {
  const name = env['GITHUB_EVENT_NAME'] ?? ''
  try {
    const payload: unknown = JSON.parse(readFileSync(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'))
    const pullRequest = field(payload, 'pull_request')
    const outside = isFromFork(pullRequest, env['GITHUB_REPOSITORY']) || isByDependabot(pullRequest, env)
    return {
      name,
      base: baseOf(pullRequest),
      ownRefs: ownRefs(name, pullRequest, env),
      withoutSecrets: name === 'pull_request' && outside,
    }
  } catch {
    return { name, base: null, ownRefs: ownRefs(name, null, env), withoutSecrets: false }
  }
}

function ownRefs(
  name: string,
  pullRequest: unknown,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  if (!name.startsWith('pull_request')) return []
  const head = field(pullRequest, 'head')
  // The branch of a fork may be called as one of ours is.
  const branches = isFromFork(pullRequest, env['GITHUB_REPOSITORY'])
    ? []
    : [env['GITHUB_HEAD_REF'], field(head, 'ref')]
  // On pull_request_target these are the base's.
  const merge =
    name === 'pull_request_target' ? [] : [env['GITHUB_REF'], env['GITHUB_REF_NAME'], env['GITHUB_SHA']]
  return [...branches, ...merge, field(head, 'sha')].filter(
    (ref) => typeof ref === 'string' && ref !== '',
  ) as string[]
}

/** The head repository of a fork is another one, or null once it is gone; what is not said is no fork. */
function isFromFork(pullRequest: unknown, repository: string | undefined): boolean {
  const head = field(pullRequest, 'head')
  const repo = field(head, 'repo')
  const name = field(repo, 'full_name')
  const isOther = typeof name === 'string' && name !== '' && name.toLowerCase() !== repository?.toLowerCase()
  return repo === null || (isOther && (repository ?? '') !== '')
}

function isByDependabot(pullRequest: unknown, env: Readonly<Record<string, string | undefined>>): boolean {
  return typeof field(pullRequest, 'number') === 'number' && env['GITHUB_ACTOR'] === 'dependabot[bot]'
}

function baseOf(pullRequest: unknown): WorkflowEvent['base'] {
  const base = field(pullRequest, 'base')
  const repository = field(field(base, 'repo'), 'full_name')
  const commit = field(base, 'sha')
  const branch = field(base, 'ref')
  if (typeof repository !== 'string' || typeof commit !== 'string' || typeof branch !== 'string') return null
  return REPOSITORY.test(repository) && COMMIT.test(commit) && branch !== ''
    ? { repository, commit, branch }
    : null
}

/** As GitHub names them: no owner has a dot, and dots alone are no name. */
export const REPOSITORY = /^[\w-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/
/** SHA-1 or SHA-256. */
export const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}

/** Where this runs, as the runner says. */
export function readContext(env: Readonly<Record<string, string | undefined>>): Context {
  const given = (name: string): string | null => env[name] || null
  const repository = given('GITHUB_REPOSITORY')
  const server = given('GITHUB_SERVER_URL')
  const run = given('GITHUB_RUN_ID')
  // `owner/name/.github/workflows/release.yml@refs/heads/main`
  const [, workflow = null] = /^[^/]+\/[^/]+\/(.+?)@refs\//.exec(env['GITHUB_WORKFLOW_REF'] ?? '') ?? []
  return {
    repository,
    workflow,
    job: given('GITHUB_JOB'),
    commit: given('GITHUB_SHA'),
    runUrl:
      server === null || repository === null || run === null
        ? null
        : `${server}/${repository}/actions/runs/${run}`,
  }
}
