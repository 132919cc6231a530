/** Mails that are the platform's own, and what stands below each mail. A locale without them gets English ones. */
import { own } from '../../engine/lib/own.ts'

interface MailText {
  readonly subject: string
  readonly body: string
}

export interface PlatformTexts {
  readonly welcome: MailText
  readonly passwordReset: MailText
  readonly passwordChanged: MailText
  /** Below mails that a person may turn off. */
  readonly mayBeTurnedOff: string
}

const en: PlatformTexts = {
  welcome: {
    subject: 'Welcome to {instance}',
    body: 'Hello {name},\n\nan account was made for you in {instance}. Your user name is {user_name}.\n\nSign in here: {link}\n\nIf you have no password yet, choose “Forgotten your password?” there.',
  },
  passwordReset: {
    subject: 'A new password for {instance}',
    body: 'Hello {name},\n\nsomebody asked for a new password for your user name {user_name}. If that was you, choose one here:\n{link}\n\nThe link works once, for one hour. If it was not you, there is nothing to do: your password stays as it is.',
  },
  passwordChanged: {
    subject: 'Your password for {instance} was changed',
    body: 'Hello {name},\n\nthe password of your user name {user_name} was changed, and you are signed out everywhere else.\n\nIf that was not you, tell your administrator at once.',
  },
  mayBeTurnedOff: 'You choose in your account which mails you get: {account}',
}

const fr: PlatformTexts = {
  welcome: {
    subject: 'Bienvenue dans {instance}',
    body: 'Bonjour {name},\n\nun compte a été créé pour vous dans {instance}. Votre nom d’utilisateur est {user_name}.\n\nConnectez-vous ici : {link}\n\nSi vous n’avez pas encore de mot de passe, choisissez-y « Mot de passe oublié ? ».',
  },
  passwordReset: {
    subject: 'Un nouveau mot de passe pour {instance}',
    body: 'Bonjour {name},\n\nquelqu’un a demandé un nouveau mot de passe pour votre nom d’utilisateur {user_name}. Si c’était vous, choisissez-le ici :\n{link}\n\nLe lien fonctionne une seule fois, pendant une heure. Si ce n’était pas vous, il n’y a rien à faire : votre mot de passe reste le même.',
  },
  passwordChanged: {
    subject: 'Votre mot de passe pour {instance} a été changé',
    body: 'Bonjour {name},\n\nle mot de passe de votre nom d’utilisateur {user_name} a été changé, et vous êtes déconnecté partout ailleurs.\n\nSi ce n’était pas vous, prévenez tout de suite votre administrateur.',
  },
  mayBeTurnedOff: 'Vous choisissez dans votre compte les messages que vous recevez : {account}',
}

const es: PlatformTexts = {
  welcome: {
    subject: 'Le damos la bienvenida a {instance}',
    body: 'Hola, {name}:\n\nse ha creado una cuenta para usted en {instance}. Su nombre de usuario es {user_name}.\n\nEntre aquí: {link}\n\nSi todavía no tiene contraseña, elija allí «¿Ha olvidado la contraseña?».',
  },
  passwordReset: {
    subject: 'Una contraseña nueva para {instance}',
    body: 'Hola, {name}:\n\nalguien ha pedido una contraseña nueva para su nombre de usuario {user_name}. Si fue usted, elíjala aquí:\n{link}\n\nEl enlace sirve una sola vez, durante una hora. Si no fue usted, no tiene que hacer nada: su contraseña sigue igual.',
  },
  passwordChanged: {
    subject: 'Se ha cambiado su contraseña de {instance}',
    body: 'Hola, {name}:\n\nse ha cambiado la contraseña de su nombre de usuario {user_name} y se ha cerrado su sesión en todos los demás lugares.\n\nSi no fue usted, avise enseguida a su administrador.',
  },
  mayBeTurnedOff: 'En su cuenta elige qué mensajes recibe: {account}',
}

const ar: PlatformTexts = {
  welcome: {
    subject: 'مرحبًا بك في {instance}',
    body: 'مرحبًا {name}،\n\nأُنشئ لك حساب في {instance}. اسم المستخدم الخاص بك هو {user_name}.\n\nسجّل الدخول من هنا: {link}\n\nإذا لم تكن لديك كلمة مرور بعد فاختر هناك «هل نسيت كلمة المرور؟».',
  },
  passwordReset: {
    subject: 'كلمة مرور جديدة في {instance}',
    body: 'مرحبًا {name}،\n\nطُلبت كلمة مرور جديدة لاسم المستخدم {user_name}. إذا كنت أنت من طلبها فاخترها من هنا:\n{link}\n\nيعمل الرابط مرة واحدة ولمدة ساعة. إذا لم تكن أنت فلا حاجة إلى فعل شيء: تبقى كلمة مرورك كما هي.',
  },
  passwordChanged: {
    subject: 'تغيّرت كلمة مرورك في {instance}',
    body: 'مرحبًا {name}،\n\nتغيّرت كلمة المرور لاسم المستخدم {user_name}، وسُجّل خروجك من كل مكان آخر.\n\nإذا لم تكن أنت فأخبر المسؤول فورًا.',
  },
  mayBeTurnedOff: 'تختار من حسابك الرسائل التي تصلك: {account}',
}

const texts: Readonly<Record<string, PlatformTexts>> = { en, fr, es, ar }

/** Locales that have them. */
export const platformLocales: readonly string[] = Object.keys(texts)

export const platformTextsIn = (locale: string): PlatformTexts => own(texts, locale) ?? en
