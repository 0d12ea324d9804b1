import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { parse as parseYaml } from 'yaml'
import type { FileRead } from '../../src/ports/files.ts'
import { DIGEST, IMAGE_ID, SECRET_ID, SECRET_KEY } from '../make.ts'
import { parse } from './parse.ts'
import { recipesIn, USER_PAGES, usersIn } from './recipes.ts'

const IMAGE = 'registry.example.com/shop/web'
const INDEX = JSON.stringify({
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [{ digest: DIGEST, platform: { os: 'linux', architecture: 'amd64' } }],
})
const ENV = {
  GITHUB_REPOSITORY: 'acme/shop',
  TENCENTCLOUD_SECRET_ID: SECRET_ID,
  TENCENTCLOUD_SECRET_KEY: SECRET_KEY,
}

/** The expressions that examples may use, and what they are at run time. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  'secrets.TENCENTCLOUD_SECRET_ID': SECRET_ID,
  'secrets.TENCENTCLOUD_SECRET_KEY': SECRET_KEY,
  'secrets.POLICY_TOKEN': 'token-of-a-reader',
  'env.IMAGE': IMAGE,
  'inputs.image-id': IMAGE_ID,
  'inputs.digest': DIGEST,
  'steps.build.outputs.digest': textFile(INDEX).digest,
  "fromJSON(steps.build.outputs.metadata)['containerimage.config.digest']": IMAGE_ID,
}

function textFile(text: string): FileRead & { readonly digest: string } {
  return { kind: 'text', text, digest: `sha256:${createHash('sha256').update(text).digest('hex')}` }
}

/** Returns the value of an input as the runner hands it over. */
function evaluated(value: unknown): string {
  return `${value}`.replaceAll(/\$\{\{ (.*?) \}\}/g, (whole, name: string) => EXPRESSIONS[name] ?? whole)
}

const recipes = USER_PAGES.flatMap(recipesIn)
const users = recipes.flatMap(({ title, yaml }) => usersIn(yaml).map((user) => ({ title, ...user })))

test.each(users)('$title: the inputs are accepted', async ({ with: given, secrets = {} }) => {
  const values = Object.entries({ ...given, ...secrets }).map(([name, value]) => [name, evaluated(value)])
  const inputs = Object.fromEntries([['image-id', ''], ['secret-id', ''], ['secret-key', ''], ...values])
  const isById = inputs['image-id'] !== ''
  await expect(
    parse({
      inputs,
      env: ENV,
      readFile: (path) => textFile(path === 'index.json' ? INDEX : isById ? IMAGE_ID : `${IMAGE}:1.4.2`),
      readRemote: async () => textFile('version: 1\nlimits: { critical: 0 }\n'),
    }),
  ).resolves.toHaveProperty('images')
})

const policies = recipes.filter(({ yaml }) => 'version' in (parseYaml(yaml) as object))

test.each(policies)('$title: the policy is accepted', async ({ yaml }) => {
  const inputs = { 'policy-file': 'gate.yml@main', 'github-token': 'token-of-the-job' }
  await expect(parse({ inputs, env: ENV, readRemote: async () => textFile(yaml) })).resolves.toHaveProperty(
    'policy',
  )
})
