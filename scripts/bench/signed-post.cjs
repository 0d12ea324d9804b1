// The baseline of `npm run bench`: nothing but one signed request about one image. TLS or plain HTTP by INPUT_ENDPOINT.
const { createHash, createHmac } = require('node:crypto')
const endpoint = process.env.INPUT_ENDPOINT
const { request } = require(endpoint.startsWith('http:') ? 'node:http' : 'node:https')
const url = new URL(endpoint.startsWith('http:') ? endpoint : `https://${endpoint}/`)
const hash = (text) => createHash('sha256').update(text).digest('hex')
const hmac = (key, text) => createHmac('sha256', key).update(text).digest()
const body = JSON.stringify({ ImageID: process.env['INPUT_IMAGE-ID'] })
const timestamp = Math.floor(Date.now() / 1000)
const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
const headers = {
  'content-type': 'application/json; charset=utf-8',
  host: url.host,
  'x-tc-action': 'DescribeAssetImageDetail',
}
const canonical = Object.entries(headers)
  .map(([name, value]) => `${name}:${value.toLowerCase()}\n`)
  .join('')
const names = Object.keys(headers).join(';')
const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/tcss/tc3_request\n${hash(`POST\n/\n\n${canonical}\n${names}\n${hash(body)}`)}`
const key = hmac(hmac(hmac(`TC3${process.env['INPUT_SECRET-KEY']}`, date), 'tcss'), 'tc3_request')
const signature = createHmac('sha256', key).update(toSign).digest('hex')
const authorization = `TC3-HMAC-SHA256 Credential=${process.env['INPUT_SECRET-ID']}/${date}/tcss/tc3_request, SignedHeaders=${names}, Signature=${signature}`
const more = {
  authorization,
  'x-tc-version': '2020-11-01',
  'x-tc-timestamp': timestamp,
  'content-length': body.length,
}
request(url, { method: 'POST', headers: { ...headers, ...more } }, (response) => {
  let text = ''
  response
    .on('data', (chunk) => (text += chunk))
    .on('end', () => console.log(JSON.parse(text).Response.VulCnt))
}).end(body)
