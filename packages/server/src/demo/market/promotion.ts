import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { announceOccasion } from '../../market/promotion/calendar/announce-occasion.ts'
import { tellSeason } from '../../market/promotion/calendar/tell-season.ts'
import { addFileToNews, beginNews, publishNews } from '../../market/promotion/news/write-news.ts'
import { approveStory, submitStory } from '../../market/promotion/stories/decide-story.ts'
import { addStoryPicture, beginStory } from '../../market/promotion/stories/write-story.ts'
import { currentTime } from '../../platform/act.ts'
import { readCertificates } from '../../registry/read-certificates.ts'
import type { DemoAccounts } from '../accounts.ts'

const story = {
  titleVi: 'Mùa tràm nở, ong về rừng (mẫu)',
  titleEn: 'When the cajuput flowers, the bees come home (sample)',
  bodyVi: `Câu chuyện này là dữ liệu mẫu: hợp tác xã và những người trong bài không có thật.

Cuối tháng hai, rừng tràm trắng hoa. Bà con gác kèo từ trước Tết: một thân tràm bóc vỏ, đặt nghiêng, quay lưng về hướng gió, để đàn ong tìm thấy chỗ làm tổ như trong hốc cây xưa.

Mỗi kèo chỉ cắt hai phần ba tổ. Phần còn lại là của ong, để mùa sau đàn vẫn ở đó. Mật được lọc qua vải ngay tại rừng, chở bằng xuồng về xưởng trong ngày, hạ thủy phần ở nhiệt độ thấp rồi mới đóng chai.

Mỗi chai có mã: quét mã là thấy kèo nào, ngày nào, ai lọc. Bà con nói vui rằng ong không biết ký tên, nên người phải ký thay.`,
  bodyEn: `This story is sample data: the co-operative and the people in it do not exist.

At the end of February the cajuput forest is white with flowers. Rafters have been set since before Tết: a peeled trunk, laid at a slant with its back to the wind, so that the swarm finds a place like the hollow trees of old.

Of each comb only two thirds are cut. The rest belongs to the bees, so that they are still there next season. The honey is strained through cloth in the forest, taken by boat to the workshop the same day, brought to the right moisture at low heat, and only then filled.

Every bottle has a code: scan it to see which rafter, which day, who strained it. Bees cannot sign their names, people here say, so we sign for them.`,
}

const news = {
  kind: 'event',
  titleVi: 'Ngày hội mật ong rừng tràm (tin mẫu)',
  titleEn: 'Day of the cajuput honey (sample news)',
  bodyVi: `Tin này là dữ liệu mẫu, không có sự kiện nào như vậy.

Các hợp tác xã giới thiệu mật ong vụ mới, hướng dẫn gác kèo và cách đọc mã trên chai. Người mua quét mã tại gian hàng để xem mật lấy từ đâu.`,
  bodyEn: `This news is sample data; there is no such event.

Co-operatives show the honey of the new season, how rafters are set, and how to read the code on a bottle. Visitors scan it at the stall to see where the honey is from.`,
  place: 'Xã U Minh, tỉnh Cà Mau',
  source: 'Dữ liệu mẫu',
}

/** The story, season, festival and news around the demo's honey. People, days and pictures are made up and say so. */
export async function seedDemoPromotion({ producer, communeOfficer, provincialOfficer }: DemoAccounts): Promise<void> {
  const issued = await readCertificates(provincialOfficer, undefined)
  const honey = issued.find(
    ({ record: { product, current } }) => product.organisationId === producer.organisationId && current.standing.holds,
  )?.record.product
  if (!honey) throw new Error('the co-operative of the demo has a product whose stars hold')
  const upload = { bytes: await drawForest(), fileName: 'rung-tram.png' }
  const id = await beginStory(producer, { form: { ...story, product: honey.id } })
  const shows = {
    altVi: 'Hình vẽ rừng tràm mùa hoa và đàn ong',
    altEn: 'A drawing of the cajuput forest in flower, with bees',
  }
  await addStoryPicture(producer, { id, form: { ...shows, credit: 'hình vẽ mẫu', hasRights: 'on' }, upload })
  await submitStory(producer, { id })
  await approveStory(communeOfficer, { id })
  const season = { months: ['2', '3', '4', '5'], best: ['3', '4'] }
  const notes = {
    noteVi: 'Tràm nở hoa, mật trong và thơm.',
    noteEn: 'The cajuput is in flower: clear, fragrant honey.',
  }
  await tellSeason(producer, { productId: honey.id, form: { ...season, ...notes } })
  const onDay = addDays(legalDateOf(currentTime()), 12)
  await announceDemoMarket({ provincialOfficer, onDay: addDays(onDay, -5) })
  const newsId = await beginNews(provincialOfficer, { form: { ...news, onDay }, isDemo: true })
  const file = { captionVi: shows.altVi, captionEn: shows.altEn, credit: 'hình vẽ mẫu' }
  await addFileToNews(provincialOfficer, { id: newsId, form: file, upload })
  await publishNews(provincialOfficer, { id: newsId })
}

type Market = Pick<DemoAccounts, 'provincialOfficer'> & { onDay: string }

async function announceDemoMarket({ provincialOfficer, onDay }: Market): Promise<void> {
  const titles = { titleVi: 'Chợ phiên nông sản (mẫu)', titleEn: 'Farmers’ market (sample)' }
  const days = { startsOn: onDay, endsOn: addDays(onDay, 1) }
  const where = { place: 'Phường Tân Thành, tỉnh Cà Mau', provinceCode: '96', source: 'Dữ liệu mẫu' }
  const aboutVi = 'Gian hàng của các hợp tác xã, nếm thử miễn phí.'
  const aboutEn = 'Stalls of co-operatives, free tasting.'
  const form = { kind: 'market', ...titles, ...days, ...where, aboutVi, aboutEn }
  await announceOccasion(provincialOfficer, { form, isDemo: true })
}

/** A drawing, so that nobody takes it for the photograph of a real place. */
async function drawForest(): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const trunks = Array.from({ length: 14 }, (_, i) => {
    const x = 40 + i * 86
    const top = 120 + ((i * 37) % 90)
    return `<rect x="${x}" y="${top}" width="${10 + (i % 3) * 4}" height="${620 - top}" fill="#b9a98c"/>
      <ellipse cx="${x + 6}" cy="${top + 20}" rx="62" ry="92" fill="#${i % 2 ? '2e6b45' : '3d7d50'}"/>
      <ellipse cx="${x + 6}" cy="${top - 30}" rx="30" ry="44" fill="#f4efe0" opacity="0.9"/>`
  })
  const bees = Array.from({ length: 9 }, (_, i) => {
    const [x, y] = [150 + i * 110, 380 + ((i * 53) % 170)]
    return `<g transform="translate(${x} ${y})"><ellipse rx="15" ry="9" fill="#e8a317"/><path d="M-4-8v16M4-8v16" stroke="#3a2a08" stroke-width="4"/>
      <ellipse cx="-3" cy="-12" rx="9" ry="6" fill="#fff" opacity="0.8"/></g>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#dfeef2"/>
    <circle cx="980" cy="130" r="70" fill="#f7d774"/>${trunks.join('')}
    <path d="M0 640q150-30 300 0t300 0 300 0 300 0V800H0z" fill="#6fa3ae"/><path d="M0 700q150-24 300 0t300 0 300 0 300 0V800H0z" fill="#5a8f9c"/>${bees.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
