import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('a never scanned image fails although all its counts are zero', async () => {
  const { result, transcript } = await runStory({ images: ['neverScanned'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({
    verdict: 'fail',
    allowed: 'false',
    'vulnerability-count': 'unknown',
    'virus-count': 'unknown',
  })
  expect(transcript).toMatchSnapshot()
})
