import { describe, expect, test } from '@jest/globals'
import { readUniqueRows } from '../../../src/tencent/wire/list.ts'
import { apiOf, type Handler, paging, refused } from '../api.ts'

const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ Id: n }))
async function read(handler: Handler) {
  const api = apiOf({ List: handler })
  const list = await readUniqueRows(api.call, {
    action: 'List',
    parameters: { Filters: [] },
    key: ({ Id }) => Id,
    decode: (row) => row,
  }).catch((error: unknown) => error)
  return { list, requests: api.requests }
}

test.each([
  { count: 0, pages: 1 },
  { count: 1, pages: 1 },
  { count: 99, pages: 1 },
  { count: 100, pages: 1 },
  { count: 101, pages: 2 },
  { count: 3_000, pages: 30 },
])('the number of requests for a list of $count rows is $pages', async ({ count, pages }) => {
  const { list, requests } = await read(paging(rows(count)))
  expect(list).toEqual(rows(count))
  expect(requests).toHaveLength(pages)
  expect(requests[0]).toEqual(['List', { Filters: [], Limit: 100, Offset: 0 }])
})

test('null is an empty list when the total is 0', async () => {
  expect((await read(() => ({ List: null, TotalCount: 0 }))).list).toEqual([])
})

describe('a list that changes while it is read', () => {
  const once =
    (first: Handler): Handler =>
    (parameters, n) =>
      n <= 2 ? first(parameters, n) : paging(rows(150))(parameters, n)
  test.each<{ name: string; first: Handler }>([
    {
      name: 'a page has another total',
      first: ({ Offset }) => ({
        List: rows(150).slice(Number(Offset), Number(Offset) + 100),
        TotalCount: Offset === 0 ? 150 : 151,
      }),
    },
    {
      name: 'a row is missing',
      first: ({ Offset }) => ({
        List: Offset === 0 ? rows(100) : rows(49).map(({ Id }) => ({ Id: Id + 100 })),
        TotalCount: 150,
      }),
    },
    {
      name: 'a row is repeated',
      first: ({ Offset }) => ({
        List: Offset === 0 ? rows(100) : rows(50).map(({ Id }) => ({ Id: Id + 99 })),
        TotalCount: 150,
      }),
    },
    { name: 'a page is repeated', first: () => ({ List: rows(75), TotalCount: 150 }) },
  ])('a list is read once more, then it is an error, when $name', async ({ first }) => {
    const { list, requests } = await read(once(first))
    expect(list).toEqual(rows(150))
    expect(requests).toHaveLength(4)
    expect((await read(first)).list).toMatchObject({
      code: 'inconsistent',
      message: expect.stringContaining('changed twice while it was read'),
    })
  })
})

test.each([
  [{ List: [], TotalCount: '0' }, /TotalCount: expected a whole number, got "0"/],
  [{ List: [] }, /TotalCount: expected a whole number, got nothing/],
  [{ List: [], TotalCount: -1 }, /TotalCount/],
  [{ List: [], TotalCount: 1.5 }, /TotalCount/],
  [{ List: null, TotalCount: 1 }, /List: expected a list of objects, got null/],
  [{ TotalCount: 1 }, /List/],
  [{ List: {}, TotalCount: 0 }, /List/],
  [{ List: ['x'], TotalCount: 1 }, /List/],
  [{ List: [null], TotalCount: 1 }, /List/],
  [{ List: rows(101), TotalCount: 101 }, /a page of 101 rows; 100 were requested/],
  [{ List: rows(100), TotalCount: 100_001 }, /100001 rows, more than 100000/],
])('the list %j is an error after one request', async (answer, message) => {
  const { list, requests } = await read(() => answer)
  expect(list).toMatchObject({ code: 'inconsistent', message: expect.stringMatching(message) })
  expect(requests).toHaveLength(1)
})

test('the error of a refused list is kept', async () => {
  expect((await read(refused)).list).toMatchObject({ code: 'refused' })
})
