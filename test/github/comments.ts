import type { FakeResponse, ReceivedRequest, Route } from './api.ts'

// A fake of the comments of one pull request (`shop/deploy`, 7).

/** Owner of a GITHUB_TOKEN. */
export const BOT = 'github-actions[bot]'

interface Comment {
  readonly id: number
  readonly login: string
  body: string
}

export interface Conversation {
  /** All comments, the oldest first. */
  readonly comments: Comment[]
  readonly routes: Readonly<Record<string, Route>>
  /** Stores a comment, for a test that loses the response. */
  create(request: ReceivedRequest): FakeResponse
}

/** IDs ascend from 1001. `me` is the owner of the token: a bot, or a person, who may send GET /user. */
export function conversation(
  given: readonly { readonly login?: string; readonly body: string }[] = [],
  { me = BOT, graphql = true }: { readonly me?: string; readonly graphql?: boolean } = {},
): Conversation {
  let last = 1000
  const next = (login: string, body: string): Comment => {
    last += 1
    return { id: last, login, body }
  }
  const comments = given.map(({ login = 'someone', body }) => next(login, body))
  const place = (id: string | undefined): number => comments.findIndex((one) => `${one.id}` === id)

  const create = ({ body }: ReceivedRequest): FakeResponse => {
    const text: string = JSON.parse(body).body
    if (text.length > 65_536) return TOO_LONG
    const comment = next(me, text)
    comments.push(comment)
    return { status: 201, body: described(comment) }
  }
  const routes: Record<string, Route> = {
    'GET /repos/shop/deploy/issues/7/comments': ({ per_page = '30', page = '1' }) => {
      const from = (Number(page) - 1) * Number(per_page)
      return { body: comments.slice(from, from + Number(per_page)).map(described) }
    },
    'POST /repos/shop/deploy/issues/7/comments': (_, request) => create(request),
    'PATCH /repos/shop/deploy/issues/comments/{id}': ({ id }, { body }) => {
      const comment = comments[place(id)]
      if (comment === undefined) return undefined
      if (comment.login !== me) return { status: 403, body: { message: 'Resource not accessible' } }
      const text: string = JSON.parse(body).body
      if (text.length > 65_536) return TOO_LONG
      comment.body = text
      return { body: described(comment) }
    },
    'DELETE /repos/shop/deploy/issues/comments/{id}': ({ id }) => {
      if (place(id) === -1) return undefined
      comments.splice(place(id), 1)
      return { status: 204 }
    },
    'POST /graphql': () => (graphql ? { body: { data: { viewer: { login: me } } } } : undefined),
    'GET /user': () =>
      me.endsWith('[bot]')
        ? { status: 403, body: { message: 'Resource not accessible by integration' } }
        : { body: { ...userOf(me), ...PROFILE } },
  }
  return { comments, routes, create }
}

const TOO_LONG: FakeResponse = {
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [
      {
        resource: 'IssueComment',
        code: 'unprocessable',
        field: 'data',
        message: 'Body is too long (maximum is 65536 characters)',
      },
    ],
    documentation_url: 'https://docs.github.com/rest',
  },
}

const AT = '2026-01-02T03:04:05Z'
const PROFILE = {
  ...{ name: null, company: null, blog: null, location: null, email: null, hireable: null, bio: null },
  ...{ public_repos: 1, public_gists: 0, followers: 0, following: 0, created_at: AT, updated_at: AT },
  ...{ private_gists: 0, total_private_repos: 0, owned_private_repos: 0, disk_usage: 0, collaborators: 0 },
  two_factor_authentication: true,
}

/** Returns GitHub's description of a comment. */
function described({ id, login, body }: Comment) {
  const url = `https://api.github.com/repos/shop/deploy/issues/comments/${id}`
  const issue_url = 'https://api.github.com/repos/shop/deploy/issues/7'
  const html_url = `https://github.com/shop/deploy/pull/7#issuecomment-${id}`
  const known = { id, node_id: `IC_${id}`, url, html_url, issue_url, body, created_at: AT, updated_at: AT }
  return { ...known, user: userOf(login), author_association: 'NONE', performed_via_github_app: null }
}

function userOf(login: string) {
  const url = `https://api.github.com/users/${encodeURIComponent(login)}`
  const kinds = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos']
  const addresses = [...kinds, 'events', 'received_events'].map((kind) => [`${kind}_url`, `${url}/${kind}`])
  const type = login.endsWith('[bot]') ? 'Bot' : 'User'
  const known = { login, id: 41, node_id: 'U_41', type, site_admin: false, gravatar_id: '', url }
  return { ...known, html_url: url, avatar_url: `${url}/avatar`, ...Object.fromEntries(addresses) }
}
