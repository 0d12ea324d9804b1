import type { WorkflowEvent } from '../ports/workflow-event.ts'
import type { Result, Send } from './client.ts'
import { type GitHubEvent, REPOSITORY } from './event.ts'
import { idAt, textAt } from './fields.ts'
import type { Environment } from './request.ts'

const FORBIDDEN =
  'the token may not do that (the job needs the permission `pull-requests: write`, which a pull request of a fork does not get)'

/** A pull request. `repository` is `owner/name`. */
export interface PullRequest {
  readonly repository: string
  readonly number: number
}

/** Finds the pull request of a run. Queries GitHub if the event names no pull request. Returns a clause if there is none. */
export async function findPullRequest(
  event: GitHubEvent,
  env: Environment,
  send: Send,
): Promise<PullRequest | string> {
  const repository = env['GITHUB_REPOSITORY'] ?? ''
  if (!REPOSITORY.test(repository)) return 'GITHUB_REPOSITORY does not name a repository'
  const { pullRequest, head } = event
  if (pullRequest !== null) return { repository, number: pullRequest }
  let problem = noneFor(event)
  if (head === null) return problem
  for (const [route, parameters] of queriesFor(head)) {
    const result = await send(route, { repository, ...parameters, per_page: 100 })
    // Continues with the branch if the repository does not know the commit of a fork.
    const isUnknown = result.kind === 'refused' && (result.status === 404 || result.status === 422)
    if (result.kind !== 'response' && !isUnknown) return problemOf(result)
    const [number] = result.kind === 'response' ? openPulls(result.data, repository, head.commit) : []
    if (number !== undefined) return { repository, number }
    problem = result.kind === 'refused' && result.status === 404 ? problemOf(result) : noneFor(event)
  }
  return problem
}

type Query = readonly [route: string, parameters: Readonly<Record<string, string>>]

/** Returns the queries by commit and by branch. GitHub does not find every commit of a fork. */
function queriesFor({ commit, branch }: NonNullable<GitHubEvent['head']>): readonly Query[] {
  const byCommit: Query = ['GET /repos/{+repository}/commits/{commit}/pulls', { commit }]
  if (branch === null) return [byCommit]
  return [byCommit, ['GET /repos/{+repository}/pulls', { state: 'open', head: branch }]]
}

/** Returns the numbers of the open pull requests with this head commit, the oldest first. */
function openPulls(data: unknown, repository: string, commit: string): readonly number[] {
  return (Array.isArray(data) ? data : [])
    .filter((pull: unknown) => {
      const isHere = textAt(pull, 'base', 'repo', 'full_name').toLowerCase() === repository.toLowerCase()
      return isHere && textAt(pull, 'state') === 'open' && textAt(pull, 'head', 'sha') === commit
    })
    .map((pull: unknown) => idAt(pull, 'number'))
    .filter((number) => number !== null)
    .sort((a, b) => a - b)
}

/** Returns a warning about a dangerous event, or null. */
export function warnsOfTarget({ name }: Pick<WorkflowEvent, 'name'>): string | null {
  if (name !== 'pull_request_target') return null
  return (
    'This workflow runs on pull_request_target: it has secrets and write access even for a pull request of a stranger. ' +
    'Do not check out or run the code of the head in it.'
  )
}

/** Returns why a request failed, as a clause. */
export function problemOf(result: Result): string {
  if (result.kind === 'response') return `GitHub answered with status ${result.status}`
  return result.kind === 'refused' && [403, 404].includes(result.status) ? FORBIDDEN : result.problem
}

/** The start of the clause about a run without a pull request. Such a run is no failure. */
export const NO_PULL_REQUEST = 'no pull request was found for this run'

function noneFor({ name }: WorkflowEvent): string {
  return `${NO_PULL_REQUEST} (event ${/^[a-z_]{1,40}$/.test(name) ? name : 'unknown'})`
}
