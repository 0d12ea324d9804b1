import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('an image with viruses fails with one annotation', async () => {
  const { result, transcript } = await runStory({ images: ['infected'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false', 'virus-count': '2' })
  expect(result.step.annotations).toHaveLength(1)
  expect(transcript).toMatchSnapshot()
})
