import { someVulnerability, type Vulnerability } from '../findings/vulnerabilities.ts'

/**
 * The vulnerabilities of a Debian 12 of 2023: 2 critical, 4 high, 4 medium, 2 low, in 7 packages. One critical vulnerability
 * has no fix. Of those with a fix, one has a public exploit, one has a proof of concept, and one is often attacked.
 */
export function demoVulnerabilities(): readonly Vulnerability[] {
  return ROWS.map((row) =>
    someVulnerability({
      ...row,
      Name: `${row.Name} (${row.CVEID})`,
      Version: VERSIONS[row.Component],
      Des: `${row.Component} is affected by a known vulnerability: ${row.Name}.`,
      Reference: JSON.stringify([`https://security-tracker.debian.org/tracker/${row.CVEID}`]),
    }),
  )
}

const VERSIONS = {
  libc6: '2.36-9+deb12u1',
  libcurl4: '7.88.1-10+deb12u1',
  libexpat1: '2.5.0-1',
  'libnghttp2-14': '1.52.0-1',
  libssl3: '3.0.11-1~deb12u1',
  libtinfo6: '6.4-4',
  zlib1g: '1:1.2.13.dfsg-1',
} as const

type Row = Partial<Vulnerability> &
  Pick<Vulnerability, 'CVEID' | 'Name' | 'FixedVersions'> & { readonly Component: keyof typeof VERSIONS }

const LEVELS = {
  critical: { Level: 4, CVSSV3Score: 9.8, CVSSV3Desc: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
  high: { Level: 3, CVSSV3Score: 7.5, CVSSV3Desc: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' },
  medium: { Level: 2, CVSSV3Score: 6.5, CVSSV3Desc: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:N' },
  low: { Level: 1, CVSSV3Score: 3.7, CVSSV3Desc: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N' },
}

const ROWS: readonly Row[] = [
  {
    CVEID: 'CVE-2023-38545',
    ...LEVELS.critical,
    Name: 'curl heap buffer overflow in the SOCKS5 handshake',
    Component: 'libcurl4',
    FixedVersions: '7.88.1-10+deb12u4',
    Tag: ['NETWORK', 'CanBeFixed', 'DynamicLevelExp'],
  },
  {
    CVEID: 'CVE-2023-45853',
    ...LEVELS.critical,
    Name: 'zlib integer overflow in MiniZip',
    Component: 'zlib1g',
    FixedVersions: '',
  },
  {
    CVEID: 'CVE-2023-4911',
    ...LEVELS.high,
    CVSSV3Score: 7.8,
    CVSSV3Desc: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H',
    Name: 'glibc buffer overflow in ld.so',
    Component: 'libc6',
    FixedVersions: '2.36-9+deb12u3',
    Tag: ['SYS', 'CanBeFixed', 'DynamicLevelPoc'],
  },
  {
    CVEID: 'CVE-2023-44487',
    ...LEVELS.high,
    Name: 'HTTP/2 rapid reset',
    Component: 'libnghttp2-14',
    FixedVersions: '1.52.0-1+deb12u1',
    Tag: ['NETWORK', 'CanBeFixed'],
    AttackLevel: 3,
  },
  {
    CVEID: 'CVE-2023-5363',
    ...LEVELS.high,
    CVSSV3Desc: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
    Name: 'OpenSSL incorrect cipher key and IV length',
    Component: 'libssl3',
    FixedVersions: '3.0.11-1~deb12u2',
  },
  {
    CVEID: 'CVE-2024-45490',
    ...LEVELS.high,
    Name: 'Expat negative length in XML_ParseBuffer',
    Component: 'libexpat1',
    FixedVersions: '2.5.0-1+deb12u1',
  },
  {
    CVEID: 'CVE-2023-46218',
    ...LEVELS.medium,
    Name: 'curl cookie mixed case bypass of the public suffix list',
    Component: 'libcurl4',
    FixedVersions: '7.88.1-10+deb12u5',
  },
  {
    CVEID: 'CVE-2023-4806',
    ...LEVELS.medium,
    CVSSV3Score: 5.9,
    CVSSV3Desc: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:H',
    Name: 'glibc use-after-free in getaddrinfo',
    Component: 'libc6',
    FixedVersions: '2.36-9+deb12u3',
  },
  {
    CVEID: 'CVE-2023-5678',
    ...LEVELS.medium,
    CVSSV3Score: 5.3,
    CVSSV3Desc: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L',
    Name: 'OpenSSL slow check of X9.42 DH keys',
    Component: 'libssl3',
    FixedVersions: '3.0.13-1~deb12u1',
  },
  {
    CVEID: 'CVE-2023-50495',
    ...LEVELS.medium,
    CVSSV3Desc: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H',
    Name: 'ncurses segmentation fault in _nc_wrap_entry',
    Component: 'libtinfo6',
    FixedVersions: '',
  },
  {
    CVEID: 'CVE-2023-38546',
    ...LEVELS.low,
    Name: 'curl cookie injection with none file',
    Component: 'libcurl4',
    FixedVersions: '7.88.1-10+deb12u4',
  },
  {
    CVEID: 'CVE-2019-9192',
    ...LEVELS.low,
    CVSSV3Score: 7.5,
    CVSSV3Desc: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    Name: 'glibc uncontrolled recursion in regular expressions',
    Component: 'libc6',
    FixedVersions: '',
  },
]
