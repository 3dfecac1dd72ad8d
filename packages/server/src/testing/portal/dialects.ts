import type { Dialect } from './portal.ts'

const text = { like: /\S/ }
const needed = { like: /\S/, isRequired: true }
const day = { like: /^\d{4}-\d\d-\d\d$/ }
const instant = { like: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/, isRequired: true }
const link = { like: /^https?:\/\/\S+$/, isRequired: true }
const count = { like: /^[1-9]\d*$/, isNumber: true, isRequired: true }

/** JSON with Vietnamese names, as we assume that the national portal might take it. Written apart from our mapping. */
export const nationalDialect: Dialect = {
  mediaType: 'application/json',
  subject: 'maBanGhi',
  version: 'phienBan',
  shape: {
    maBanGhi: needed,
    phienBan: count,
    thoiDiemGui: instant,
    trangThai: { like: /^(DANG_LUU_HANH|HET_CHUNG_NHAN|THU_HOI|NGUNG_CONG_BO)$/, isRequired: true },
    tenSanPham: needed,
    hinhAnhSanPham: link,
    nhanHieu: text,
    tieuChuanApDung: needed,
    thoiHanSuDung: text,
    canhBaoAnToan: text,
    gtin: { like: /^\d{8,14}$/ },
    trangTruyXuat: link,
    'donVi.ten': needed,
    'donVi.diaChi': needed,
    'donVi.maDinhDanh': needed,
    'donVi.maXa': { like: /^\d{5}$/, isRequired: true },
    'donVi.maTinh': { like: /^\d\d$/, isRequired: true },
    'chungNhan[].soSao': { like: /^[1-5]$/, isNumber: true, isRequired: true },
    'chungNhan[].soHieu': text,
    'chungNhan[].ngayCap': day,
    'chungNhan[].ngayHetHan': day,
    'lo.maTruyVet': needed,
    'lo.ngaySanXuat': { ...day, isRequired: true },
    'lo.hanSuDung': day,
    'lo.thuHoachTu': day,
    'lo.thuHoachDen': day,
    'lo.vungTrong': needed,
    'lo.xuatXu': needed,
    'giaiDoan[].maTruyVetSanPham': needed,
    'giaiDoan[].maTruyVetDiaDiem': text,
    'giaiDoan[].thoiDiem': instant,
    'giaiDoan[].buoc': needed,
    'thuHoi.ma': needed,
    'thuHoi.lyDo': needed,
    'thuHoi.thoiDiem': instant,
  },
  answer: (outcome, receipt, faults) =>
    JSON.stringify({
      ketQua: { accepted: 'TIEP_NHAN', duplicate: 'DA_CO', rejected: 'TU_CHOI' }[outcome],
      ...(receipt && { maTiepNhan: receipt }),
      ...(faults.length > 0 && { loi: faults.map(([truong, noiDung]) => ({ truong, noiDung })) }),
    }),
}

const slashes = { like: /^\d\d\/\d\d\/\d{4}( \d\d:\d\d:\d\d)?$/, isRequired: true }

/** XML, as we assume that verigoods might take it. */
export const goodsDialect: Dialect = {
  mediaType: 'application/xml',
  subject: 'MaHang',
  version: 'PhienBan',
  shape: {
    MaHang: needed,
    PhienBan: { like: /^[1-9]\d*$/, isRequired: true },
    ThoiDiem: slashes,
    TinhTrang: { like: /^[0-3]$/, isRequired: true },
    TenHang: needed,
    AnhHang: link,
    NhanHieu: text,
    TieuChuan: needed,
    HanDung: text,
    'ThuongNhan.Ten': needed,
    'ThuongNhan.DiaChi': needed,
    'ThuongNhan.MaSo': needed,
    'ChungNhan[].SoSao': { like: /^[1-5]$/, isRequired: true },
    'ChungNhan[].SoHieu': text,
    'LoHang.MaTruyVet': needed,
    'LoHang.NgaySanXuat': slashes,
    'LoHang.NoiTrong': needed,
    'LoHang.XuatXu': needed,
    'CongDoan[].Ma': needed,
    'CongDoan[].DiaDiem': text,
    'CongDoan[].ThoiDiem': slashes,
    'CongDoan[].Buoc': needed,
  },
  answer: (outcome, receipt, faults) =>
    `<TraLoi><TrangThai>${{ accepted: 'OK', duplicate: 'TRUNG', rejected: 'LOI' }[outcome]}</TrangThai>${
      receipt && `<SoTiepNhan>${receipt}</SoTiepNhan>`
    }${faults.map(([field, what]) => `<Loi><Truong>${field}</Truong><MoTa>${what}</MoTa></Loi>`).join('')}</TraLoi>`,
}
