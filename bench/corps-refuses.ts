import { connect } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'
import autocannon from 'autocannon'
import { baseDe } from './bases.ts'
import { type Mesure, parPaires, type Resultat, verifier } from './mesurer.ts'
import { arreter, lancerApplication, pss } from './processus.ts'

const port = 3947
const nombre = 30
const mio = 19

/** Ce que coûtent à l'application trente envois de 19 Mio sans compte, et un faux cookie de session. */
export const mesure: Mesure = { nom: 'corps-refuses', faire }

async function faire(): Promise<Resultat[]> {
  const application = await lancerApplication(await baseDe(350), port, { NIVEAU_JOURNAL: 'error' })
  // Sous taskset, le processus lancé est l'application elle-même.
  const pid = application.processus.pid ?? 0
  try {
    await chauffer()
    const [sansTaille, annonces] = [await sommetPendant(pid, true), await sommetPendant(pid, false)]
    const [debit = []] = await parPaires(solliciter({ cookie: 'catalyse.session_token=x' }), solliciter({}))
    return [
      {
        nom: `${nombre} envois de ${mio} Mio sans compte ni taille annoncée`,
        valeurs: [sansTaille],
        unite: 'Mo de plus',
        seuil: 40,
        sens: 'au plus',
      },
      { nom: 'les mêmes, taille annoncée', valeurs: [annonces], unite: 'Mo de plus', seuil: 40, sens: 'au plus' },
      { nom: 'pages par seconde, faux cookie de session / aucun', valeurs: debit, seuil: 0.9, sens: 'au moins' },
    ]
  } finally {
    await arreter(application.processus)
  }
}

// Assez de refus pour que la mémoire de départ soit celle d'un site en marche.
async function chauffer(): Promise<void> {
  for (let i = 0; i < 200; i++) await (await fetch(`http://127.0.0.1:${port}/catalyseurs?q=mot${i}`)).arrayBuffer()
  for (let i = 0; i < 5; i++) await envoyer(true)
  await attendre(2000)
}

// Le plus haut point de la mémoire du processus (PSS) pendant les envois, au-dessus de celle d'avant. Mo.
async function sommetPendant(pid: number, sansTaille: boolean): Promise<number> {
  const avant = pss(pid)
  let sommet = avant
  let fini = false
  const guetter = async () => {
    while (!fini) {
      sommet = Math.max(sommet, pss(pid))
      await attendre(20)
    }
  }
  const guet = guetter()
  const statuts = await Promise.all(Array.from({ length: nombre }, () => envoyer(sansTaille))).finally(() => {
    fini = true
  })
  await guet
  // 429 : la limite des formulaires, elle aussi avant de lire.
  verifier(
    statuts.every((statut) => statut === 401 || statut === 429),
    `des envois sans compte reçoivent ${[...new Set(statuts)]}`,
  )
  await attendre(2000)
  return sommet - avant
}

/** Envoie tout le corps, au rythme où l'application le prend, et rend le statut de sa réponse. */
function envoyer(sansTaille: boolean): Promise<number> {
  const bloc = Buffer.alloc(64 * 1024, 120)
  const morceau = sansTaille ? Buffer.concat([Buffer.from('10000\r\n'), bloc, Buffer.from('\r\n')]) : bloc
  const taille = sansTaille ? 'transfer-encoding: chunked' : `content-length: ${mio * 1024 ** 2}`
  return new Promise((suite, echec) => {
    let [recu, reste] = ['', mio * 16]
    const prise = connect(port, '127.0.0.1', () => {
      prise.write(`POST /acteurs/imports HTTP/1.1\r\nhost: localhost:${port}\r\norigin: http://localhost:${port}\r\n${taille}\r\n\r\n`)
      ecrire()
    })
    const ecrire = () => {
      while (reste > 0) {
        reste--
        if (!prise.write(morceau)) return void prise.once('drain', ecrire)
      }
      if (sansTaille) prise.write('0\r\n\r\n')
      finir()
    }
    const finir = () => {
      const [, statut] = /^HTTP\/1\.1 (\d{3})/.exec(recu) ?? []
      if (reste > 0 || statut === undefined) return
      prise.destroy()
      suite(Number(statut))
    }
    prise.setEncoding('latin1').on('data', (texte: string) => {
      recu = (recu + texte).slice(0, 100)
      finir()
    })
    prise.on('error', echec).on('close', () => echec(new Error(`fermée, il restait ${reste} morceaux : ${recu}`)))
  })
}

function solliciter(entetes: Record<string, string>) {
  return async () => {
    const resultat = await autocannon({
      url: `http://127.0.0.1:${port}/catalyseurs`,
      connections: 20,
      duration: 4,
      headers: { 'accept-encoding': 'br', ...entetes },
    })
    verifier(resultat.non2xx === 0 && resultat.errors === 0, 'des réponses fausses')
    return [resultat.requests.average]
  }
}
