import s01 from './sets/01.json' with { type: 'json' }
import s02 from './sets/02.json' with { type: 'json' }
import s03 from './sets/03.json' with { type: 'json' }
import s04 from './sets/04.json' with { type: 'json' }
import s05 from './sets/05.json' with { type: 'json' }
import s06 from './sets/06.json' with { type: 'json' }
import s07 from './sets/07.json' with { type: 'json' }
import s08 from './sets/08.json' with { type: 'json' }
import s09 from './sets/09.json' with { type: 'json' }
import s10 from './sets/10.json' with { type: 'json' }
import s11 from './sets/11.json' with { type: 'json' }
import s12 from './sets/12.json' with { type: 'json' }
import s13 from './sets/13.json' with { type: 'json' }
import s14 from './sets/14.json' with { type: 'json' }
import s15 from './sets/15.json' with { type: 'json' }
import s16 from './sets/16.json' with { type: 'json' }
import s17 from './sets/17.json' with { type: 'json' }
import s18 from './sets/18.json' with { type: 'json' }
import s19 from './sets/19.json' with { type: 'json' }
import s20 from './sets/20.json' with { type: 'json' }
import s21 from './sets/21.json' with { type: 'json' }
import s22 from './sets/22.json' with { type: 'json' }
import s23 from './sets/23.json' with { type: 'json' }
import s24 from './sets/24.json' with { type: 'json' }
import s25 from './sets/25.json' with { type: 'json' }
import s26 from './sets/26.json' with { type: 'json' }

/** The sheets of Decision 26/2026/QĐ-TTg, Phụ lục II, in order, as read from their files and not yet checked. */
export const sheets: readonly unknown[] = [
  s01,
  s02,
  s03,
  s04,
  s05,
  s06,
  s07,
  s08,
  s09,
  s10,
  s11,
  s12,
  s13,
  s14,
  s15,
  s16,
  s17,
  s18,
  s19,
  s20,
  s21,
  s22,
  s23,
  s24,
  s25,
  s26,
]
