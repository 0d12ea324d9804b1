import { describe, expect, test } from '@jest/globals'
import { DIGEST as DIGEST_FORM, repositoryOf } from '../../src/domain/image.ts'
import { DIGEST } from '../make.ts'

test.each([
  ['a', true],
  ['A', false],
  ['g', false],
])('64 times the character %s after sha256: form a digest: %j', (digit, is) =>
  expect(DIGEST_FORM.test(`sha256:${digit.repeat(64)}`)).toBe(is),
)

test.each([
  `x${DIGEST}`,
  `${DIGEST}x`,
  DIGEST.slice(0, -1),
  'sha256:a',
  `sha512:${'a'.repeat(64)}`,
  `${DIGEST}\n`,
])('the text %j is no digest', (text) => {
  expect(DIGEST_FORM.test(text)).toBe(false)
})

describe('the repository of an image name', () => {
  test.each([
    ['docker.io/centos:latest', 'docker.io/centos'],
    ['ccr.ccs.tencentyun.com/shop/web:1.4.2', 'ccr.ccs.tencentyun.com/shop/web'],
    ['localhost/web', 'localhost/web'],
    ['localhost:5000/a/b/c:x', 'localhost:5000/a/b/c'],
    ['registry:5000/web', 'registry:5000/web'],
    ['10.0.0.1:5000/web:v1', '10.0.0.1:5000/web'],
    ['R.Example.COM/web', 'r.example.com/web'],
    [`r.example.com/web:${'t'.repeat(128)}`, 'r.example.com/web'],
    [`r.example.com/a_b/c__d/e-f.g:v_1.2-3@${DIGEST}`, 'r.example.com/a_b/c__d/e-f.g'],
  ])('the repository of %s is %s', (name, repository) => expect(repositoryOf(name)).toBe(repository))

  test.each([
    '<none>:<none>',
    'nginx',
    'nginx:latest',
    'library/nginx',
    'r.example.com/Web',
    'r.example.com/',
    'r.example.com/a//b',
    '/a',
    'r.example.com/a:',
    'r.example.com/a b',
    'r.example.com/a\n',
    'https://r.example.com/a',
    'r.example.com/a@sha256:12',
    'r.example.com:port/a',
    '',
    'r.example.com/a:é',
    `r.example.com/${'a'.repeat(600)}`,
    'u@r.example.com/a',
    'r.example.com/../a',
    'r..example.com/a',
    'r.example.com/a:.t',
    'r.example.com/a:-t',
    `r.example.com/a:${'t'.repeat(129)}`,
    'r.example.com/a:1:2',
    'r.example.com/a:١',
    'r.example.com/a___b',
    'r.example.com/.a',
    'r.example.com/a.',
    'r.example.com/__proto__',
    'r.example.com/a@sha512:12',
    `r.example.com/a@${DIGEST}@${DIGEST}`,
    `r.example.com/a@${DIGEST.toUpperCase()}`,
    'r.example.com/a\u200b',
    'r.example.com/a\u202e',
    'r.example.com/a\r\nallowed=true',
    'r.example.com/$(id)',
    'r.example.com/a;id',
    'r.example.com/a%0a',
    'r.example.com/a?b',
    'registry:5000',
    'registry:/a',
    'é.example.com/a',
    '[::1]:5000/a',
  ])('the image name %j has no repository, because it is not a complete reference', (name) =>
    expect(repositoryOf(name)).toBeNull(),
  )

  test.each(['-r.example.com/a', '--r.example.com/a', 'r-.example.com/a', 'r.-example.com/a', '-r:5000/a'])(
    'an image name whose host has a hyphen at an end, as %j, has no repository: a command could read an option',
    (name) => expect(repositoryOf(name)).toBeNull(),
  )

  test('an image name may have at most 512 characters', () => {
    const name = `r.example.com/${'a'.repeat(498)}`
    expect([repositoryOf(name), repositoryOf(`${name}a`)]).toEqual([name, null])
  })

  test('the repository of a name of any length is found in under 50 ms', () => {
    // The best of three times excludes the load of a busy machine.
    const times = [1, 2, 3].map(() => {
      const started = performance.now()
      repositoryOf(`r.example.com/${'a-'.repeat(500_000)}`)
      repositoryOf('a.'.repeat(500_000))
      for (const part of ['a', 'a.', 'a-', 'a_', '1', '-']) {
        repositoryOf(`r.example.com/${part.repeat(240)}!`)
        repositoryOf(`${part.repeat(240)}!`)
      }
      return performance.now() - started
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })
})
