import { expect, test } from '@jest/globals'
import { someImage as emulated } from '../../emulator/world/world.ts'
import { collect as collectFrom } from '../../src/collect/collect.ts'
import type { Collection } from '../../src/collect/collection.ts'
import { GateError } from '../../src/errors.ts'
import type { Call } from '../../src/tencent/client/call.ts'
import { createNodes } from '../../src/tencent/nodes/node-inventory.ts'
import { API_ZONE } from '../../src/tencent/wire/time.ts'
import { someImage } from '../make.ts'
import { someCollection } from './service.ts'

const [ONE, TWO, THREE] = [someImage(1), someImage(2), someImage(3)] as const

/** An API with answers by image ID; an error is thrown. */
function api(answers: Readonly<Record<string, object | GateError>>): Call {
  return async (action, parameters) => {
    const { ImageID } = parameters as { readonly ImageID: string }
    const answer = answers[ImageID] ?? {}
    if (answer instanceof GateError) throw answer
    return { response: { ...answer, RequestId: `${action} ${ImageID}` }, requestId: 'r-1' }
  }
}

function collect(call: Call, images: Collection['images']) {
  return collectFrom(someCollection({ inventory: createNodes(call, API_ZONE), images }))
}

const clean = (imageId: string) => ({ ...emulated(), ImageID: imageId })
const error = (code: 'not-found' | 'refused' | 'cancelled', requestId: string | null = 'r-9') =>
  new GateError(code, { problem: 'p', remedy: 'r', requestId })

test('every image is read by its ID, and the facts have the order of the images', async () => {
  const found = await collect(api({ [ONE.imageId]: clean(ONE.imageId), [TWO.imageId]: clean(TWO.imageId) }), [
    TWO,
    ONE,
  ])
  expect(found).toMatchObject([
    { kind: 'facts', image: TWO, facts: { imageId: TWO.imageId } },
    { kind: 'facts', image: ONE },
  ])
})

test('an error of one image does not hide the facts of the others', async () => {
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
  { name: 'the error ResourceNotFound', answer: error('not-found') },
  { name: 'an error without a request ID', answer: error('not-found', null) },
  { name: 'an answer without an ID', answer: {} },
  { name: 'an answer with an empty ID', answer: { ...clean(''), ImageID: '' } },
])('an unknown image, known by $name, is an error that names the usual causes', async ({ answer }) => {
  const [found] = await collect(api({ [ONE.imageId]: answer }), [ONE])
  if (found?.kind !== 'errored') throw new Error('no error')
  expect(found.error.code).toBe('not-found')
  expect(found.error.message).toContain(ONE.imageId)
  expect(found.error.message).toContain('containerimage.config.digest')
})

test.each([
  ['another ID', TWO.imageId],
  ['the ID in upper case', ONE.imageId.toUpperCase()],
  ['a number', 5],
  ['a list', [ONE.imageId]],
])('an answer whose image ID is %s is an error', async (_, ImageID) => {
  const [found] = await collect(api({ [ONE.imageId]: { ...clean(ONE.imageId), ImageID } }), [ONE])
  expect(found).toMatchObject({ kind: 'errored', error: { code: 'wrong-image', requestId: 'r-1' } })
})

test('a cancelled job and a bug end the collection of all images', async () => {
  await expect(collect(api({ [ONE.imageId]: error('cancelled') }), [ONE, TWO])).rejects.toMatchObject({
    code: 'cancelled',
  })
  const broken: Call = async () => {
    throw new TypeError('ours')
  }
  await expect(collect(broken, [ONE])).rejects.toThrow(TypeError)
})
