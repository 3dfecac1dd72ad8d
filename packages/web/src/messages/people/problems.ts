import type { MessageRows } from '../message-rows.ts'
import { clientProblems } from './client-problems.ts'
import { operationProblems } from './operations.ts'
import { unitProblems } from './units.ts'

/** Words of the refusals of the people room. */
export const peopleProblems = {
  ...clientProblems,
  ...unitProblems,
  'sign-in.wrong': ['Thư điện tử hoặc mật khẩu chưa đúng.', 'The e-mail or the password is not right.'],
  'sign-in.no-role': [
    'Tài khoản này hiện không có vai trò nào. Hãy liên hệ nơi quản lý của bạn.',
    'This account holds no role now. Ask those who manage it.',
  ],
  'sign-in.too-late': [
    'Bước đăng nhập đã quá 10 phút hoặc đã dùng. Hãy đăng nhập lại.',
    'This sign-in is older than ten minutes or was used. Sign in again.',
  ],
  'sign-in.provider-answer': [
    'Chưa đăng nhập được bằng VNeID. Hãy thử lại.',
    'Signing in with VNeID did not work. Try again.',
  ],
  'sign-in.provider-silent': [
    'VNeID hiện không phản hồi. Hãy thử lại sau hoặc dùng mật khẩu.',
    'VNeID does not answer. Try later, or use your password.',
  ],
  'too-many.sign-ins': [
    'Sai nhiều lần liên tiếp. Hãy đợi {seconds} giây rồi thử lại.',
    'Too many wrong attempts. Wait {seconds} seconds and try again.',
  ],
  'second-factor.wrong': [
    'Mã chưa đúng hoặc đã dùng. Hãy đợi mã mới rồi nhập lại.',
    'The code is wrong or was used. Wait for a new one and type it.',
  ],
  'second-factor.missing': ['Chưa bật xác thực hai lớp.', 'The second factor is not set up yet.'],
  'conflict.second-factor-held': ['Ứng dụng xác thực đã được bật.', 'An authenticator app is set up already.'],
  'passkey.not-proved': [
    'Khóa không khớp. Hãy thử lại hoặc dùng cách khác.',
    'The passkey does not fit. Try again, or use another way.',
  ],
  'conflict.passkey-known': ['Khóa này đã được đăng ký.', 'This passkey is registered already.'],
  'not-found.passkey': ['Không có khóa này.', 'There is no such passkey.'],
  'not-found.session': ['Nơi đăng nhập này đã được ngắt.', 'That session has ended.'],
  'forbidden.token-role': [
    'Khóa kết nối chỉ cấp cho chủ thể và hệ thống kết nối. Người giữ vai trò của cơ quan đăng nhập hai lớp.',
    'Access tokens are for producers and connected systems. Who holds an office signs in with a second factor.',
  ],
  'invalid.token-days': ['Khóa dùng được từ 1 đến {most} ngày.', 'A token is good for 1 to {most} days.'],
  'not-found.token': ['Không có khóa kết nối này.', 'There is no such access token.'],
  'not-found.role': ['Bạn không giữ vai trò này.', 'You do not hold this role.'],
  'not-found.person': ['Không có người dùng này.', 'There is no such person.'],
  'not-found.invitation': [
    'Lời mời đã dùng hoặc quá 7 ngày. Hãy xin đường dẫn mới.',
    'The invitation was used or is older than seven days. Ask for a new link.',
  ],
  'not-found.organisation': ['Không có chủ thể này.', 'There is no such organisation.'],
  'not-found.place': [
    'Không có đơn vị hành chính nào mang mã {code}.',
    'No administrative unit bears the code {code}.',
  ],
  'forbidden.demo-account': [
    'Tài khoản mẫu dùng chung, không đổi được.',
    'Sample accounts are shared and cannot be changed.',
  ],
  'forbidden.second-factor-held': [
    'Tài khoản đã có xác thực hai lớp. Hãy đăng nhập đủ hai lớp rồi mới thêm cách khác.',
    'This account has a second factor. Sign in with it first, then add another.',
  ],
  'forbidden.organisation': ['Bạn không đại diện cho chủ thể này.', 'You do not act for this organisation.'],
  'forbidden.role-beyond': ['Bạn không giao được vai trò này.', 'You cannot give this role.'],
  'password.too-short': ['Mật khẩu cần ít nhất {min} ký tự.', 'The password needs at least {min} characters.'],
  'password.too-long': ['Mật khẩu dài tối đa {max} ký tự.', 'The password may have at most {max} characters.'],
  'password.holds-own-name': [
    'Mật khẩu không được chứa tên hoặc thư điện tử của bạn.',
    'The password may not hold your name or e-mail.',
  ],
  'password.common': [
    'Mật khẩu này nhiều người dùng, dễ bị đoán. Hãy ghép vài từ khác nhau.',
    'Many people use this password; it is easy to guess. Put a few different words together.',
  ],
  'password.wrong': ['Mật khẩu hiện tại chưa đúng.', 'The present password is not right.'],
  'person.name-missing': ['Hãy nhập họ và tên.', 'Enter the full name.'],
  'person.email-malformed': [
    'Thư điện tử chưa đúng, ví dụ: ten@mien.vn.',
    'The e-mail is not right. Example: name@domain.vn.',
  ],
  'person.phone-malformed': [
    'Số điện thoại chưa đúng, ví dụ: 0912 345 678.',
    'The phone number is not right. Example: 0912 345 678.',
  ],
  'conflict.email-taken': [
    'Thư điện tử này đã có tài khoản. Hãy đăng nhập.',
    'This e-mail has an account already. Sign in.',
  ],
  'organisation.kind-missing': ['Hãy chọn loại chủ thể.', 'Choose the kind of organisation.'],
  'organisation.name-missing': ['Hãy nhập tên chủ thể.', 'Enter the name of the organisation.'],
  'organisation.provinceCode-missing': ['Hãy chọn tỉnh, thành phố.', 'Choose the province.'],
  'organisation.communeCode-missing': ['Hãy chọn xã, phường, đặc khu.', 'Choose the commune.'],
  'organisation.commune-unknown': ['Không có xã, phường này.', 'There is no such commune.'],
  'organisation.address-missing': ['Hãy nhập địa chỉ.', 'Enter the address.'],
  'organisation.representativeName-missing': [
    'Hãy nhập họ tên người đại diện.',
    'Enter the name of the representative.',
  ],
  'organisation.representativeTitle-missing': ['Hãy nhập chức vụ.', 'Enter the position.'],
  'organisation.malformed': ['Nội dung chưa đúng hoặc quá dài.', 'This is not right, or too long.'],
  'organisation.registration-no-missing': [
    'Loại chủ thể này cần số đăng ký.',
    'This kind of organisation needs its registration number.',
  ],
  'organisation.tax-code-malformed': ['Mã số thuế gồm 10, 12 hoặc 13 chữ số.', 'A tax code has 10, 12 or 13 digits.'],
  'organisation.established-ahead': ['Ngày thành lập không thể ở tương lai.', 'The day cannot lie in the future.'],
  'role.missing': ['Hãy chọn vai trò.', 'Choose a role.'],
  'role.level-missing': ['Vai trò này cần chọn đúng địa bàn.', 'This role needs its unit.'],
  'role.producer-by-organisation': [
    'Vai trò chủ thể đi cùng việc đăng ký chủ thể.',
    'A producer’s role comes with registering an organisation.',
  ],
  'role.own-stays': ['Bạn không tự thu hồi hay khóa chính mình.', 'You cannot take this away from yourself.'],
  'conflict.member-already': ['Người này đã đại diện cho chủ thể.', 'This person acts for it already.'],
  'not-found.member': ['Không có người đại diện này.', 'There is no such member.'],
  'member.last-stays': [
    'Phải còn ít nhất một người đại diện. Hãy mời người khác trước.',
    'At least one person must remain. Invite somebody else first.',
  ],
  'member.holds-office': [
    'Người này còn giữ nhiệm vụ cán bộ: quản trị viên mới cấp lại được đường dẫn.',
    'This person also holds an office: only an administrator can issue a new link.',
  ],
  'conflict.role-held': ['Người này đã giữ vai trò đó.', 'The person holds this role already.'],
  ...operationProblems,
  'conflict.place-answered': ['Địa danh này đã được xác định.', 'This place has been decided.'],
} satisfies MessageRows
