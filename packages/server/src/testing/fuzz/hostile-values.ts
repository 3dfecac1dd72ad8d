/** What people who mean harm, broken programs and careless copying put into a field of text. */
export const hostileTexts: readonly string[] = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', 'a\udfffb', '\u202egpj.exe', '\u200f\u200e\u2066', '\ufeff', '\u0085'],
  ...['e\u0301'.repeat(200), '🍯'.repeat(300), '﷽'.repeat(50), '\u0300'.repeat(500), 'ﬃ', 'İ', 'ß', 'Đ'.repeat(3)],
  ...['0', '-0', '-1', '1e309', '-1e-400', 'NaN', 'Infinity', '0x10', '1_000', '٢٠٢٦', '１２', '999999999999999999999'],
  ...['2147483648', '9007199254740993', '9223372036854775808', '1.7976931348623157e308', '0.1', ',5', '1,5', '+1'],
  ...['2026-02-30', '9999-12-31', '0000-01-01', '-000001-01-01', '10000-01-01', '2026-13-01', '31/02/2026', '2026-1-1'],
  ...['2026-08-03T25:61:61Z', '+275760-09-13T00:00:00Z', '2026-08-03T01:02:03.123456789+14:00', 'now', 'infinity'],
  ...[
    "'; drop table x; --",
    "' or '1'='1",
    '" or ""="',
    '1);select pg_sleep(9)--',
    '$1',
    '\u0024{7*7}',
    '{{7*7}}',
    '%s%n',
  ],
  ...["\\'; --", '\\', '%', '_', '%%%', '\\x00', ':*', '& | !', 'a & (b', '<->', '((((', '[', '(?<', '*', '+'],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    "'-alert(1)-'",
    '<!--',
    ']]>',
  ],
  ...['a\r\nset-cookie: x=1', '%0d%0aset-cookie:%20x', '\n', '\r', '\t', 'a\u2028b', '\u001b[31m', '\u0007'],
  ...[
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    '/etc/passwd\u0000.png',
    'C:\\x',
    '//evil.example',
    'file:///etc/passwd',
  ],
  ...[
    '=1+1',
    '@SUM(A1)',
    '+cmd|x',
    '-2+3',
    'http://127.0.0.1:22/',
    'http://[::1]/',
    'http://169.254.169.254/',
    'gopher://x',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    'length',
    'null',
    'undefined',
    '[object Object]',
  ],
  ...['01a20e8a-f892-7348-91cc-0ab727f49e4e', '00000000-0000-0000-0000-000000000000', '{}', '[]', '{"a":1}', '"', '`'],
  ...[
    'x'.repeat(256),
    'x'.repeat(5000),
    'x'.repeat(40_000),
    'a'.repeat(30_000).concat('!'),
    ' '.repeat(20_000).concat('x'),
  ],
  ...[
    'a@b',
    `${'a'.repeat(64)}@${'b'.repeat(250)}.vn`,
    '<a@b.vn>',
    'a@b.vn\r\nBcc: c@d.vn',
    '0'.repeat(400),
    '-',
    '.',
    '..',
  ],
  ...['1.1', '1.1.1.1', 'all', 'true', 'on', '%', '%zz', '%e0%a4', '&amp;', '#', '?', ';', 'a;b=c', 'a=b&c=d'],
]

/** What is no text, in a place where something else is expected. */
export const hostileValues: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 1e21, 1e308, -1e308, 5e-324],
  ...[Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2_147_483_647, 2_147_483_648, -2_147_483_649],
  ...[[], [[]], {}, [null], [{}], { length: -1 }, { toString: 'x' }, { $gt: '' }, { __proto__x: 1 }],
]

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)

/** Bodies that are no JSON, or JSON that a parser would rather not meet. */
export const hostileBodies: readonly string[] = [
  ...['', ' ', 'null', '[]', '"x"', '0', 'true', '{', '{}}', '{"a":}', '\u0000', '{"a":"\\u0000"}', '{"a":"\\ud800"}'],
  ...['{"__proto__":{"isDemo":true}}', '{"constructor":{"prototype":{"x":1}}}', '{"a":1,"a":2}', '{"":""}'],
  ...['{"a":1e400}', '{"a":-1e400}', `{"a":${'9'.repeat(400)}}`, '\ufeff{}', "{'a':1}", '{"a":1,}', '{/**/}', 'NaN'],
  ...[nested('[', ']', 5000), nested('{"a":', '}', 3000).replace('}', '1}'), `[${'0,'.repeat(50_000)}0]`],
]
