import { expect, test } from '@jest/globals'
import { someImage as emulated } from '../../emulator/world/world.ts'
import { collect as collectFrom } from '../../src/collect/collect.ts'
import type { Collection } from '../../src/collect/collection.ts'
import { KINDS } from '../../src/domain/finding.ts'
import { GateError } from '../../src/errors.ts'
import type { Call } from '../../src/tencent/client/call.ts'
import { createNodes } from '../../src/tencent/nodes/node-inventory.ts'
import { API_ZONE } from '../../src/tencent/wire/time.ts'
import { virtualClock } from '../clocks.ts'
import { someImage } from '../make.ts'

const [ONE, TWO, THREE] = [someImage(1), someImage(2), someImage(3)] as const

/** An API that knows images by ID; an error is thrown. */
function api(answers: Readonly<Record<string, object | GateError>>): Call {
  return async (action, parameters) => {
    const { ImageID } = parameters as { readonly ImageID: string }
    const answer = answers[ImageID] ?? {}
    if (answer instanceof GateError) throw answer
    return { response: { ...answer, RequestId: `${action} ${ImageID}` }, requestId: 'r-1' }
  }
}

/** Collects without waiting and without asking for scans. */
function collect(call: Call, images: Collection['images']) {
  return collectFrom({
    inventory: createNodes(call, API_ZONE),
    clock: virtualClock(),
    signal: new AbortController().signal,
    images,
    expected: { kinds: KINDS, scanOnPush: false },
    began: 0,
    wait: 0,
    needs: { kinds: KINDS, scans: true, findings: false, denies: false },
    isRecent: () => false,
    needsScan: null,
    onProgress: () => {},
  })
}

const clean = (imageId: string) => ({ ...emulated(), ImageID: imageId })
const error = (code: 'not-found' | 'refused' | 'cancelled', requestId: string | null = 'r-9') =>
  new GateError(code, { problem: 'p', remedy: 'r', requestId })

test('every image is asked about by its ID, and answers come in the order asked', async () => {
  const found = await collect(api({ [ONE.imageId]: clean(ONE.imageId), [TWO.imageId]: clean(TWO.imageId) }), [
    TWO,
    ONE,
  ])
  expect(found).toMatchObject([
    { kind: 'facts', image: TWO, facts: { imageId: TWO.imageId } },
    { kind: 'facts', image: ONE },
  ])
})

test("one image's error hides no other's facts", async () => {
  const found = await collect(
    api({
      [ONE.imageId]: clean(ONE.imageId),
      [TWO.imageId]: error('refused'),
      [THREE.imageId]: clean(THREE.imageId),
    }),
    [ONE, TWO, THREE],
  )
  expect(found.map(({ kind }) => kind)).toEqual(['facts', 'errored', 'facts'])
})

test.each([
  { name: 'an error that says so', answer: error('not-found') },
  { name: 'an error without a request ID', answer: error('not-found', null) },
  { name: 'an answer without an ID', answer: {} },
  { name: 'an answer with an empty ID', answer: { ...clean(''), ImageID: '' } },
])('an image is not known by $name, and the error says what that usually means', async ({ answer }) => {
  const [found] = await collect(api({ [ONE.imageId]: answer }), [ONE])
  if (found?.kind !== 'errored') throw new Error('no error')
  expect(found.error.code).toBe('not-found')
  expect(found.error.message).toContain(ONE.imageId)
  expect(found.error.message).toContain('containerimage.config.digest')
})

test.each([
  ['another ID', TWO.imageId],
  ['the ID in other letters', ONE.imageId.toUpperCase()],
  ['a number', 5],
  ['a list', [ONE.imageId]],
])('an answer about %s is an error', async (_, ImageID) => {
  const [found] = await collect(api({ [ONE.imageId]: { ...clean(ONE.imageId), ImageID } }), [ONE])
  expect(found).toMatchObject({ kind: 'errored', error: { code: 'wrong-image', requestId: 'r-1' } })
})

test('a cancelled job and a mistake of ours end everything', async () => {
  await expect(collect(api({ [ONE.imageId]: error('cancelled') }), [ONE, TWO])).rejects.toMatchObject({
    code: 'cancelled',
  })
  const broken: Call = async () => {
    throw new TypeError('ours')
  }
  await expect(collect(broken, [ONE])).rejects.toThrow(TypeError)
})
