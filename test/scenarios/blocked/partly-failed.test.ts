import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('an image fails when one kind of its finished scan failed', async () => {
  const { result, transcript } = await runStory({ images: ['partlyFailed'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({
    verdict: 'fail',
    allowed: 'false',
    'virus-count': 'unknown',
    'vulnerability-count': '0',
  })
  expect(transcript).toMatchSnapshot()
})
