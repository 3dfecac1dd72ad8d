/**
 * Words that most guessed passwords are made of, folded, without spaces: those that lead the published lists of leaked
 * passwords, and their Vietnamese kin. A password that is one of these, plus digits and signs, is refused.
 */
export const commonPasswordWords: ReadonlySet<string> = new Set(
  `password passw passwd pass matkhau matkhaumoi matkhaucuatoi khongcomatkhau quenmatkhau doimatkhau qwerty qwertyuiop
  qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm asdfghjkl asdfghjklzxcvbnm zxcvbnm qazwsx qazwsxedc qazwsxedcrfv
  qwertyasdfgh qweasdzxc qweasd iloveyou iloveyouforever iloveyoubaby iloveyousomuch iloveu anhyeuem emyeuanh yeuem yeuanh
  anhyeuemnhieulam emyeuanhnhieulam anhyeuemmaimai emyeuanhmaimai yeuemmaimai toiyeuvietnam toiyeuem nhoem nhoanh
  vietnam vietnamvodich vietnammuonnam hanoi saigon hochiminh thanhphohochiminh danang haiphong cantho hanoivietnam
  admin administrator adminadmin quantri quantrivien root superuser letmein welcome welcomeback welcomehome dragon monkey
  football baseball basketball sunshine princess superman batman starwars pokemon trustno changeme changemenow default
  secret secretpassword master mastermaster login user test testtest testing guest demo demodemo sample matkhaumau
  ocop saolang saolangocop ocopvietnam moixamotsanpham moilangmotsanpham hoptacxa htx nongnghiep nongdan uyban ubnd ubndxa
  congan congty giadinh giadinhlaso giadinhtoi hanhphuc hanhphucmai thanhcong mayman phattai phatloc phucloctho tienbac
  baby babygirl babyboy mylove lovely love loveyou loveyouforever loveme forever forevermore familyfirst family friends
  computer internet samsung iphone facebook zalo google youtube microsoft windows liverpool manchester manchesterunited
  arsenal chelsea barcelona realmadrid ronaldo messi abcdef abcdefgh abcdefghij abcdefghijkl abcdefghijklmnopqrstuvwxyz
  abc abcabc abcd aaaa asdf qwer correcthorsebatterystaple thisismypassword mypassword mypasswordis passwordpassword
  passwordone newpassword oldpassword nopassword yourpassword thepassword passphrase motconvit conmeocon trangnguyen
  ngaymai homnay tinhyeu tinhban tinhyeucuatoi conyeu mecuacon bome bomeyeu yeubome yeume meyeu concuame chongyeu voyeu`.split(
    /\s+/,
  ),
)
