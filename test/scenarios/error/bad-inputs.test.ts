import { expect, test } from '@jest/globals'
import { ERROR, outcome, runStory } from '../story.ts'

test('all mistakes in the inputs are reported together, and no request is sent', async () => {
  const { result, transcript, requests } = await runStory({
    inputs: {
      'image-id': 'nginx, a1b2c3d4e5f6',
      'max-vulnerabilities': 'abc',
      'max-risks': '-1',
      'max-viruses': '1e3',
      'max-sensitive-info': '',
      mode: 'off',
      'secret-key': undefined,
      endpoint: 'https://evil.example',
    },
  })
  expect(outcome(result)).toEqual(ERROR)
  expect(requests).toEqual([])
  expect(transcript).toMatchSnapshot()
})
