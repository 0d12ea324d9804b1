import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseReference } from '../../src/domain/image.ts'
import { locate, type NamedImage } from '../../src/workspace/locate.ts'

const WEB = 'ccr.ccs.tencentyun.com/shop/web'
const [DIGEST, OTHER] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`]
const image = (names: Partial<NamedImage> = {}): NamedImage => ({
  given: 'given',
  name: `${WEB}:1.4.2`,
  imageId: null,
  digests: [],
  reference: null,
  ...names,
})
const named = (name: string) => image({ name })
const lines = (...all: readonly string[]) => all.join('\n')
const file = (text: string, path = 'file') => ({ path, text })

/** Returns the place of the image in one text, as `line:column`. */
function where(text: string, one = image()): string | null {
  const place = locate([one], [file(text)]).get(one.given)
  return place === undefined ? null : `${place.line}:${place.column}`
}

describe('a Dockerfile', () => {
  test.each([
    ['after FROM', `FROM ${WEB}:1.4.2`, '1:6'],
    ['in lower case', `from ${WEB}:1.4.2`, '1:6'],
    ['with a stage', `ARG A=1\nFROM ${WEB}:1.4.2 AS build`, '2:6'],
    ['after a platform', `FROM --platform=linux/amd64 ${WEB}:1.4.2`, '1:29'],
    ['as the default of an argument', `ARG BASE=${WEB}:1.4.2\nFROM $BASE`, '1:10'],
    ['with a variable tag', `FROM ${WEB}:\${TAG}`, '1:6'],
    ['with a variable part of a tag', `FROM ${WEB}:1.4-$PART`, '1:6'],
    ['without a tag', `FROM ${WEB}`, '1:6'],
    ['as the source of a copied file', `COPY --chown=1 --from=${WEB}:1.4.2 /a /b`, '1:23'],
    ['after a tab, in a line that ends with CRLF', `#\r\n\tFROM\t${WEB}:1.4.2\r\n`, '2:7'],
  ])('a Dockerfile names an image %s', (_, text, place) => expect(where(text)).toBe(place))
})

describe('a Kubernetes manifest', () => {
  test.each([
    ['in a container', `containers:\n  - name: web\n    image: ${WEB}:1.4.2`, '3:12'],
    ['first in an item', `  - image: ${WEB}:1.4.2`, '1:12'],
    ['in double quotes', `image: "${WEB}:1.4.2"`, '1:9'],
    ['in single quotes', `image: '${WEB}:1.4.2'`, '1:9'],
    ['before a comment', `image: ${WEB}:1.4.2 # pinned`, '1:8'],
    ['in a flow mapping', `- {name: web, image: ${WEB}:1.4.2}`, '1:22'],
    ['in JSON', `{"image":"${WEB}:1.4.2"}`, '1:11'],
    ['in an argument', `args: [--sidecar=${WEB}:1.4.2]`, '1:18'],
    ['after characters of two UTF-16 units', `# 🚢\n🚢🚢 image: ${WEB}:1.4.2`, '2:13'],
    ['by its repository in a template', `image: ${WEB}:{{ .Values.tag }}`, '1:8'],
  ])('a Kubernetes manifest names an image %s', (_, text, place) => expect(where(text)).toBe(place))
})

describe('Helm values', () => {
  const [repository, tag] = [`  repository: ${WEB}`, '  tag: "1.4.2"']
  test.each([
    ['after its repository', lines('image:', repository, tag), '3:9'],
    ['before its repository', lines('image:', tag, repository), '2:9'],
    ['without quotes', lines(repository, '  tag: 1.4.2 # x'), '2:8'],
    ['five lines away', lines(repository, '  a: 1', '', '  # b', '    c: 1', tag), '6:9'],
    ['with a list between them', lines(repository, '  pullSecrets:', '  - a', tag), '4:9'],
    [
      'with its host in a third value',
      lines(`  registry: ${WEB.split('/')[0]}`, '  repository: shop/web', tag),
      '3:9',
    ],
    ['under other keys', lines(`  image: ${WEB}`, '  imageTag: 1.4.2'), '2:13'],
    ['in JSON', lines('{', `  "repository": "${WEB}",`, '  "tag": "1.4.2"', '}'), '3:11'],
  ])('Helm values name an image at its tag %s', (_, text, place) => expect(where(text)).toBe(place))

  test.each([
    ['six lines away', lines(repository, '  a: 1', '  b: 1', '  c: 1', '  d: 1', '  e: 1', tag)],
    ['indented less', lines(repository, 'tag: 1.4.2')],
    ['indented more', lines(repository, '  a:', '    tag: 1.4.2')],
    ['in the next mapping', lines('a:', repository, 'b:', tag)],
    ['of another version', lines(repository, '  tag: 1.4.20')],
    ['in a comment', lines(repository, '  # tag: 1.4.2')],
  ])('Helm values name an image at its repository if the tag is %s', (_, text) => {
    const row = text.split('\n').indexOf(repository) + 1
    expect(where(text)).toBe(`${row}:15`)
  })

  test('Helm values name an image at its digest', () => {
    expect(where(lines(repository, `  digest: ${DIGEST}`), image({ digests: [DIGEST] }))).toBe('2:11')
  })

  test.each([
    ['another repository', lines('  repository: r.example.com/shop/web', tag)],
    ['the same path with another host', lines('  registry: r.example.com', '  repository: shop/web', tag)],
    ['a variable', lines('  repository: "{{ .image }}"', tag)],
    ['no repository', tag],
  ])('Helm values with a tag beside %s name no image', (_, text) => expect(where(text)).toBeNull())
})

describe('a kustomization', () => {
  test.each([
    ['beside its new name', lines('images:', '- name: web', `  newName: ${WEB}`, '  newTag: 1.4.2'), '4:11'],
    ['before its new name', lines('- newTag: 1.4.2', `  newName: ${WEB}`, '  name: web'), '1:11'],
    ['beside its name', lines(`- name: ${WEB}`, '  newTag: "1.4.2"'), '2:12'],
    [
      'in its own item',
      lines(
        `- newName: ${WEB}`,
        '  newTag: 1.3',
        '- newName: r.example.com/a',
        '  newTag: 1.4.2',
        `- newName: ${WEB}`,
        '  newTag: 1.4.2',
      ),
      '6:11',
    ],
  ])('a kustomization names an image at its tag %s', (_, text, place) => expect(where(text)).toBe(place))

  test('a kustomization with a tag beside a replaced name names no image', () => {
    const text = lines(`- name: ${WEB}`, '  newName: r.example.com/other', '  newTag: 1.4.2')
    expect(where(text)).toBeNull()
  })
})

describe('a workflow or a compose file', () => {
  test.each([
    ['in a step', `- uses: docker://${WEB}:1.4.2`, '1:18'],
    ['in a service', `services:\n  web:\n    image: ${WEB}:1.4.2`, '3:12'],
    ['as a container', `container: ${WEB}:1.4.2`, '1:12'],
    ['in a script', `- run: docker push ${WEB}:1.4.2`, '1:20'],
    ['in a list of images', `images: |\n  ${WEB}:1.4.2`, '2:3'],
  ])('a workflow or a compose file names an image %s', (_, text, place) => expect(where(text)).toBe(place))
})

describe('a digest', () => {
  const one = image({ digests: [OTHER, DIGEST] })
  test.each([
    ['with its repository', `image: ${WEB}@${DIGEST}`, '1:8'],
    ['with a repository and another tag', `image: ${WEB}:1@${DIGEST}`, '1:8'],
    ['without a repository', `- run: echo ${DIGEST}`, '1:13'],
    ['after a template', `image: {{ .name }}@${DIGEST}`, '1:19'],
    ['with its repository before a digest alone', `a: ${OTHER}\nb: ${WEB}@${DIGEST}`, '2:4'],
    ['before a tag', `a: ${WEB}:1.4.2\nb: ${DIGEST}`, '2:4'],
    ['before a later digest', `a: ${DIGEST}\nb: ${OTHER}`, '1:4'],
  ])('a digest names an image %s', (_, text, place) => expect(where(text, one)).toBe(place))

  test('the ID of an image names the image', () => {
    expect(where(`image-ids: ${DIGEST}`, image({ name: null, imageId: DIGEST }))).toBe('1:12')
  })

  test('the digest of a reference names the image', () => {
    const reference = parseReference(`${WEB}@${DIGEST}`)
    expect(where(`x: ${WEB}@${DIGEST}`, image({ name: null, reference }))).toBe('1:4')
  })

  test.each([
    ['longer', `a: ${DIGEST}a`],
    ['shorter', `a: ${DIGEST.slice(0, -1)}`],
    ['different', `a: sha256:${'c'.repeat(64)}`],
  ])('a %s digest names no image', (_, text) => expect(where(text, one)).toBeNull())
})

describe('the ways to name an image', () => {
  const RANKED = [
    `image: ${WEB}@${DIGEST}`,
    `digest: ${DIGEST}`,
    `image: ${WEB}:1.4.2`,
    `- repository: ${WEB}\n  tag: 1.4.2`,
    `image: ${WEB}:1.4.2@${OTHER}`,
    `image: ${WEB}`,
  ]
  test.each(RANKED.slice(1).map((worse, index) => [RANKED[index] ?? '', worse]))(
    'the way %j to name an image has priority over %j',
    (better, worse) => {
      const files = [file(worse, 'a'), file(better, 'b')]
      const one = image({ digests: [DIGEST] })
      expect(locate([one], files).get(one.given)?.file).toBe('b')
      expect(locate([one], files.slice(0, 1)).get(one.given)?.file).toBe('a')
    },
  )

  test('of several files that name an image in the same way, the first by path is the place', () => {
    const text = `image: ${WEB}:1.4.2`
    const files = ['b', 'a/b', 'c'].map((path) => file(text, path))
    expect(locate([image()], files).get('given')).toEqual({ file: 'a/b', line: 1, column: 8 })
  })

  test('of several lines that name an image in the same way, the first is the place', () => {
    expect(where(`x\n${`image: ${WEB}:1.4.2\n`.repeat(2)}`)).toBe('2:8')
  })
})

describe('a text without the image', () => {
  test.each([
    ['a longer tag', `image: ${WEB}:1.4.2.1`],
    ['a longer tag after a hyphen', `image: ${WEB}:1.4.2-alpine`],
    ['a shorter tag', `image: ${WEB}:1.4`],
    ['a tag in another case', `image: ${WEB}:1.4.2A`],
    ['a longer path', `image: x/${WEB}:1.4.2`],
    ['a longer host', `image: my-${WEB}:1.4.2`],
    ['a path after a variable', `image: \${PRE}${WEB}:1.4.2`],
    ['a longer name', `image: ${WEB}-api:1.4.2`],
    ['a longer name of a variable', `image: ${WEB}$SUFFIX`],
    ['a file within it', `image: ${WEB}/x:1.4.2`],
    ['the repository without its host', 'image: shop/web:1.4.2'],
    ['a comment', `# image: ${WEB}:1.4.2`],
    ['an indented comment', `  #image: ${WEB}:1.4.2`],
    ['a comment at the end of a line', `image: x # ${WEB}:1.4.2`],
    ['its repository under another key', `source: ${WEB}`],
    ['its repository in a list', `- ${WEB}`],
    ['its repository with a wrong digest', `image: ${WEB}@sha256:abc`],
    ['an empty tag', `image: ${WEB}:`],
  ])('a text with %s does not name the image', (_, text) => expect(where(text)).toBeNull())

  test.each([
    ['without a host', 'shop/web:1.4', 'my-shop/web:1.4'],
    ['without a host', 'shop/web:1.4', 'shop/web:1.4.2'],
    ['with a short tag', `${WEB}:1.4`, `${WEB}:1.4.2`],
  ])('a name %s, %s, is not found within %s', (_, name, other) =>
    expect(where(`image: ${other}`, named(name))).toBeNull(),
  )

  test.each(['<none>:<none>', '', ':', '@'])('the image name %j is not found', (name) => {
    expect(where(`image: ${name}\nimage:\nFROM`, named(name))).toBeNull()
  })

  test('an image without a name is not found', () =>
    expect(where('image: x', image({ name: null }))).toBeNull())
})

describe('a name on Docker Hub', () => {
  const NGINX = 'docker.io/library/nginx:1.29'
  test.each([
    [NGINX, 'image: nginx:1.29', '1:8'],
    [NGINX, 'image: library/nginx:1.29', '1:8'],
    [NGINX, 'image: docker.io/nginx:1.29', '1:8'],
    [NGINX, 'image: index.docker.io/library/nginx:1.29', '1:8'],
    [NGINX, 'run: docker pull docker.io/nginx:1.29', '1:18'],
    [NGINX, 'FROM nginx:1.29 AS base', '1:6'],
    [NGINX, 'FROM nginx', '1:6'],
    [NGINX, 'COPY --from=nginx:1.29 /a /b', '1:13'],
    [NGINX, '- uses: docker://nginx:1.29', '1:18'],
    [NGINX, 'sidecarImage: "nginx:1.29"', '1:16'],
    [NGINX, 'repository: nginx\ntag: "1.29"', '2:7'],
    ['docker.io/nginx:1.29', 'image: nginx:1.29', '1:8'],
    ['nginx:1.29', 'image: docker.io/library/nginx:1.29', '1:8'],
    ['docker.io/shop/web:1', 'image: shop/web:1', '1:8'],
    ['docker.io/shop/web:1', 'registry: docker.io\nrepository: shop/web\ntag: "1"', '3:7'],
  ])('%s is named by %j', (name, text, place) => expect(where(text, named(name))).toBe(place))

  test.each([
    [NGINX, 'run: docker pull nginx:1.29'],
    [NGINX, 'run: docker pull library/nginx:1.29'],
    [NGINX, 'FROM golang:1.24 AS nginx'],
    [NGINX, 'FROM other/nginx:1.29'],
    [NGINX, 'image: nginx:1.29-alpine'],
    [NGINX, 'image: quay.io/library/nginx:1.29'],
    [NGINX, 'uses: nginx:1.29'],
    [NGINX, 'name: nginx:1.29'],
    [NGINX, 'registry: r.example.com\nimage: library/nginx:1.29'],
    ['docker.io/shop/web:1', 'image: web:1'],
  ])('%s is not named by %j', (name, text) => expect(where(text, named(name))).toBeNull())
})

test('the host of an image name is compared without case', () => {
  expect(where('image: R.Example.com/web:1', named('r.example.COM/web:1'))).toBe('1:8')
})

test('the host of an image name may have a port', () => {
  expect(where('image: localhost:5000/web:1', named('localhost:5000/web:1'))).toBe('1:8')
  expect(where('image: localhost:5000/web', named('localhost:5000/web:1'))).toBe('1:8')
})

test('each image that is found has a place', () => {
  const images = ['a', 'b', 'c'].map((given) => image({ given, name: `r.example.com/${given}:1` }))
  const text = 'image: r.example.com/b:1\nimage: r.example.com/a:1'
  expect([...locate(images, [file(text)])]).toEqual([
    ['a', { file: 'file', line: 2, column: 8 }],
    ['b', { file: 'file', line: 1, column: 8 }],
  ])
})

test('no image is found without files or images', () => {
  expect(locate([image()], []).size).toBe(0)
  expect(locate([], [file(`image: ${WEB}:1.4.2`)]).size).toBe(0)
})

describe('a hostile file', () => {
  const words = fc.constantFrom(
    'image:',
    'FROM ',
    'tag: ',
    '- ',
    ' ',
    '\n',
    '\r',
    '#',
    '"',
    "'",
    '@',
    ':',
    '/',
    '{',
    '$',
    '🚢',
  )
  const names = fc.constantFrom(
    WEB,
    `${WEB}:1.4.2`,
    '1.4.2',
    DIGEST,
    'docker://',
    'repository: ',
    'registry: ',
  )
  const hostile = fc.array(fc.oneof(words, names, fc.string()), { maxLength: 40 }).map((all) => all.join(''))

  test('a place is always a column with the image or its tag', () => {
    const one = image({ digests: [DIGEST] })
    fc.assert(
      fc.property(hostile, (text) => {
        const place = locate([one], [file(text)]).get(one.given)
        if (place === undefined) return
        const line = text.split('\n')[place.line - 1] ?? ''
        const [token = ''] = /^[\w./:@-]+/.exec(line.slice((place.column ?? 0) - 1)) ?? []
        expect([WEB, '1.4.2', DIGEST].some((part) => token.includes(part))).toBe(true)
        expect(line.trimStart().startsWith('#')).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  test('an image in a line of its own is found among any text', () => {
    fc.assert(
      fc.property(hostile, hostile, (before, after) => {
        expect(where(`${before}\nx ${WEB}:1.4.2\n${after}`)).not.toBeNull()
      }),
    )
  })

  test.each([
    ' ',
    '\t',
    '\n',
    '\r',
    '- ',
    '#',
    'x#',
    ':',
    '@',
    '/',
    'a:',
    'a/',
    'a ',
    '"',
    '{',
    'image: ',
    'image: x\n',
    'tag: x\n',
    'FROM --a ',
    'COPY --from= ',
    'COPY -- ',
    'sha256:',
    'docker://',
    `${WEB}:`,
    `${WEB} `,
  ])('200 kB of %j are searched within ten seconds', (part) => {
    const body = part.repeat(Math.ceil(200_000 / part.length))
    const start = performance.now()
    for (const text of [
      body,
      `a${body}`,
      `image: ${body}`,
      `FROM --${body}`,
      `COPY --${body}`,
      `tag: ${body}!`,
    ])
      locate([image({ digests: [DIGEST] })], [file(text)])
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  test('an image is found after 100,000 columns', () => {
    expect(where(`${'x '.repeat(50_000)}${WEB}:1.4.2`)).toBe('1:100001')
  })
})

test('a thousand images in two thousand files are found within five seconds', () => {
  const images = Array.from({ length: 1_000 }, (_, n) => image({ given: `${n}`, name: `${WEB}${n}:1.4.2` }))
  const manifest = (n: number) =>
    lines('spec:', '  containers:', '    - name: web', `      image: ${WEB}${n % 1_000}:1.4.2`)
  const files = Array.from({ length: 2_000 }, (_, n) =>
    file(manifest(n).concat('\n').repeat(20), `k8s/${n}.yaml`),
  )
  const start = performance.now()
  expect(locate(images, files).size).toBe(1_000)
  expect(performance.now() - start).toBeLessThan(5_000)
})
