import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('an image without a scan licence fails with the way to get one', async () => {
  const { result, transcript } = await runStory({ images: ['unlicensed'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false' })
  expect(transcript).toMatchSnapshot()
})
