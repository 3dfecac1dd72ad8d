import { nameFonts } from '../../platform/paper/chart-picture.ts'

const head =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900" font-family="Tinos, serif">'

const forest = `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#dfeadb"/><stop offset="1" stop-color="#f7ecd0"/></linearGradient>
<linearGradient id="honey" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#a85a08"/><stop offset=".35" stop-color="#f0a92a"/><stop offset=".6" stop-color="#e08a12"/><stop offset="1" stop-color="#8f4a06"/></linearGradient>
<linearGradient id="wood" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#b98a57"/><stop offset="1" stop-color="#7d5730"/></linearGradient></defs>
<rect width="1200" height="900" fill="url(#sky)"/>
${[80, 230, 330, 860, 980, 1110].map((x, i) => `<rect x="${x}" y="${60 + (i % 3) * 30}" width="${26 + (i % 2) * 14}" height="640" rx="12" fill="#8ea98a" opacity="${0.35 + (i % 3) * 0.12}"/>`).join('')}
${[60, 220, 350, 850, 990, 1120].map((x, i) => `<ellipse cx="${x + 20}" cy="${110 + (i % 3) * 26}" rx="120" ry="80" fill="#5f8f63" opacity=".35"/>`).join('')}
<rect y="690" width="1200" height="210" fill="url(#wood)"/><path d="M0 742h1200M0 812h1200" stroke="#6b4a28" stroke-width="3" opacity=".5"/>`

const jar = (x: number, y: number, scale: number) => `<g transform="translate(${x} ${y}) scale(${scale})">
<ellipse cx="150" cy="432" rx="190" ry="26" fill="#4b3118" opacity=".35"/>
<path d="M22 96q-22 26-22 70v210q0 56 56 56h188q56 0 56-56V166q0-44-22-70z" fill="url(#honey)"/>
<path d="M40 120q-18 26-18 56v190" stroke="#fff" stroke-width="14" fill="none" opacity=".35" stroke-linecap="round"/>
<rect x="34" y="28" width="232" height="74" rx="14" fill="#c9a227"/><path d="M34 54h232M34 74h232" stroke="#8d6d12" stroke-width="5"/>
<rect x="28" y="186" width="244" height="176" rx="8" fill="#fffaf0"/><rect x="28" y="186" width="244" height="34" rx="8" fill="#1c6b3c"/>
<text x="150" y="264" font-size="34" font-weight="bold" fill="#5b3206" text-anchor="middle">MẬT ONG</text>
<text x="150" y="304" font-size="27" fill="#5b3206" text-anchor="middle">rừng tràm</text>
<text x="150" y="344" font-size="22" fill="#7a7060" text-anchor="middle">ảnh vẽ, dữ liệu mẫu</text></g>`

const flowers = [140, 1010, 1080, 190]
  .map(
    (x, i) =>
      `<g transform="translate(${x} ${640 + (i % 2) * 60})">${[0, 60, 120, 180, 240, 300].map((turn) => `<ellipse rx="11" ry="30" cy="-28" fill="#fffdf3" transform="rotate(${turn})"/>`).join('')}<circle r="13" fill="#e8b923"/></g>`,
  )
  .join('')

const cells = Array.from({ length: 60 }, (_, i) => {
  const [column, row] = [i % 10, Math.floor(i / 10)]
  const [x, y] = [250 + column * 74 + (row % 2) * 37, 250 + row * 64]
  const points = [0, 60, 120, 180, 240, 300]
    .map(
      (turn) =>
        `${(x + 40 * Math.sin((turn * Math.PI) / 180)).toFixed(0)},${(y + 40 * Math.cos((turn * Math.PI) / 180)).toFixed(0)}`,
    )
    .join(' ')
  return `<polygon points="${points}" fill="${i % 7 === 3 ? '#f7d98a' : 'url(#honey)'}" stroke="#8a4f0a" stroke-width="5"/>`
}).join('')

const drawings = {
  jar: `${head}${forest}${flowers}${jar(450, 270, 1.05)}</svg>`,
  comb: `${head}${forest}<rect x="170" y="170" width="860" height="480" rx="18" fill="#8b5f33"/><rect x="205" y="205" width="790" height="410" fill="#f3d79a"/>${cells}<text x="600" y="840" font-size="34" fill="#fff4dc" text-anchor="middle">ảnh vẽ, dữ liệu mẫu</text></svg>`,
}

/** A drawing for the demo's shop as PNG: made-up goods have no photo, and the drawing says so. */
export async function drawForDemo(name: keyof typeof drawings): Promise<Buffer> {
  nameFonts()
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(drawings[name])).png().toBuffer()
}
