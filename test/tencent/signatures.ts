/** The example key of the documentation. */
export const EXAMPLE_KEY = {
  secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
  secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
}
/** The time of all signatures below, in seconds. */
export const EXAMPLE_TIME = 1_551_113_065

const JSON_UTF8 = 'application/json; charset=utf-8'
const INTL = 'tcss.intl.tencentcloudapi.com'
const CVM = {
  service: 'cvm',
  payload: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
}
const TCSS = {
  service: 'tcss',
  payload: '{"ImageID":"sha256:707540fd8a54ab3ebc086ecc96d2d6143fd92c1cac4d0b23353e1b7078b5937b"}',
}

/** Signed headers of a request, by `host`, `action` and content type. */
function headers(
  host: string,
  action: string | null = null,
  type = JSON_UTF8,
): Readonly<Record<string, string>> {
  return { 'content-type': type, host, ...(action === null ? {} : { 'x-tc-action': action }) }
}

/** Requests with their known signatures. The first two are in the documentation. */
export const SIGNATURES = [
  {
    name: 'the example of the documentation',
    ...CVM,
    headers: headers('cvm.tencentcloudapi.com'),
    signature: '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  },
  {
    name: 'the example of the documentation with a signed action',
    ...CVM,
    headers: headers('cvm.tencentcloudapi.com', 'DescribeInstances'),
    signature: '644be983de9a8a3f00db8eadaba61467c3b429e2215758ba897b738ca469fd26',
  },
  {
    name: 'TCSS on the international site',
    ...TCSS,
    headers: headers(INTL, 'DescribeAssetImageDetail'),
    signature: 'c9e30fb73b5a5c32831251fe9f2756f4b6c3d83f0a0db99bb3a25149b06d39d6',
  },
  {
    name: 'TCSS on the site in China',
    ...TCSS,
    headers: headers('tcss.tencentcloudapi.com', 'DescribeAssetImageDetail'),
    signature: '9f6c99f84309f4f31798ee16b86f12dbca041c4f4178e336002a728e75f6d9bd',
  },
  {
    name: "TCSS as Tencent's SDK signs it",
    ...TCSS,
    headers: headers(INTL, null, 'application/json'),
    signature: 'e2c8bc0913700c43ef27cdab9439d8eb13ef3b84347a930aaed2b4087a1d5820',
  },
] as const
