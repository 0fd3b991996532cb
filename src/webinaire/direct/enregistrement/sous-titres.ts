/** Une réplique : quand elle se dit, en secondes depuis le début, qui la dit si c'est connu, et ses mots. */
export type Replique = { debut: number; fin: number; voix: string; texte: string }
export type SousTitres = { ok: true; vtt: string; repliques: Replique[] } | { ok: false; fautes: string[] }

const repliquesMax = 20_000
const fautesDites = 5

/** Lit des sous-titres WebVTT, ou SubRip (SRT) qu'il récrit en WebVTT ; sinon, dit ce qui est faux et à quelle ligne. */
export function lireSousTitres(brut: string): SousTitres {
  const texte = brut.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (/^WEBVTT(?:[ \t\n]|$)/.test(texte)) return lireVtt(texte, 0)
  if (/^[ \t]*\d+:\d{2}:\d{2},\d{1,3}[ \t]+-->/m.test(texte)) return lireVtt(`WEBVTT\n\n${srtEnVtt(texte)}`, 2)
  return { ok: false, fautes: ['Ligne 1 : ce fichier ne commence pas par « WEBVTT », et ce ne sont pas des sous-titres SRT.'] }
}

// Un SRT est un WebVTT sans en-tête, aux millisecondes écrites après une virgule, parfois en balises de police.
function srtEnVtt(texte: string): string {
  const enPoint = (temps: string) =>
    temps.replace(/(\d+:\d{2}:\d{2}),(\d{1,3})/g, (_, avant, ms) => `${avant}.${String(ms).padEnd(3, '0')}`)
  return texte.replace(/^.*-->.*$/gm, enPoint).replace(/<\/?font[^>]*>|\{\\[^}]*\}/gi, '')
}

function lireVtt(texte: string, lignesAjoutees: number): SousTitres {
  const blocs = decouper(texte)
  // Chaque réplique à part : une faute n'empêche pas de dire les autres, et l'on sait à quelle ligne elle est.
  const lues = blocs.map((bloc) => ({ ...bloc, ...lireBloc(bloc.lignes) }))
  const fautes = lues.flatMap(({ ligne, faute }) => (faute ? [`Ligne ${ligne - lignesAjoutees} : ${faute}`] : []))
  const repliques = lues.flatMap(({ replique }) => replique ?? [])
  if (fautes.length > fautesDites)
    return { ok: false, fautes: [...fautes.slice(0, fautesDites), `… et ${fautes.length - fautesDites} autres fautes.`] }
  if (fautes.length > 0) return { ok: false, fautes }
  if (repliques.length === 0) return { ok: false, fautes: ['Ce fichier ne contient aucune réplique.'] }
  if (repliques.length > repliquesMax)
    return { ok: false, fautes: [`Ce fichier compte ${repliques.length} répliques : ${repliquesMax} au plus.`] }
  return { ok: true, vtt: texte.endsWith('\n') ? texte : `${texte}\n`, repliques: repliques.sort((a, b) => a.debut - b.debut) }
}

/** Les blocs après l'en-tête, avec le numéro de leur première ligne ; notes, styles et régions ne se lisent pas. */
function decouper(texte: string): { ligne: number; lignes: string[] }[] {
  const blocs: { ligne: number; lignes: string[] }[] = []
  let dedans = true
  for (const [rang, ligne] of texte.split('\n').entries()) {
    if (ligne.trim() === '') dedans = false
    else if (dedans) blocs.at(-1)?.lignes.push(ligne)
    else {
      blocs.push({ ligne: rang + 1, lignes: [ligne] })
      dedans = true
    }
  }
  return blocs.filter(({ lignes: [premiere = '', seconde = ''] }) => !/^(NOTE|STYLE|REGION)\b/.test(premiere) || seconde.includes('-->'))
}

// Les heures se taisent au-dessous d'une ; les millisecondes ont trois chiffres, ou deux par tolérance.
const temps = /^(?:(\d+):)?(\d{2}):(\d{2}\.\d{2,3})$/

/** Une réplique : un nom si elle en a un, ses temps, ses réglages, puis ses mots ; sans mots, elle ne dit rien. */
function lireBloc([premiere = '', ...suite]: string[]): { replique?: Replique; faute?: string } {
  const [ligne = '', ...mots] = premiere.includes('-->') ? [premiere, ...suite] : suite
  if (!ligne.includes('-->')) return { faute: 'il manque la ligne des temps (« 00:00:01.000 --> 00:00:04.000 »).' }
  const [depart, fleche, arrivee, ...reglages] = ligne.trim().split(/[ \t]+/)
  const [debut, fin] = [enSecondes(depart), enSecondes(arrivee)]
  if (debut === undefined || fin === undefined || fleche !== '-->')
    return { faute: 'les temps sont mal écrits : « 00:00:01.000 --> 00:00:04.000 » était attendu.' }
  if (fin <= debut) return { faute: 'cette réplique finit avant de commencer.' }
  if (reglages.some((reglage) => !reglage.includes(':'))) return { faute: 'les réglages écrits après les temps ne se comprennent pas.' }
  return mots.length === 0 ? {} : { replique: { debut, fin, ...direTexte(mots.join('\n')) } }
}

function enSecondes(ecrit = ''): number | undefined {
  const [, heures = '0', minutes, secondes] = temps.exec(ecrit) ?? []
  return minutes === undefined ? undefined : Number(heures) * 3600 + Number(minutes) * 60 + Number(secondes)
}

const entites: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&lrm;': '', '&rlm;': '' }

// « <v Marie>Bonjour <i>à</i> tous » : la voix à part, les balises ôtées, les entités écrites.
function direTexte(brut: string): { voix: string; texte: string } {
  const voix = /<v(?:\.[^\s>]*)?[ \t]+([^>]*)>/.exec(brut)?.[1]?.trim() ?? ''
  const nu = brut.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entite) => entites[entite] ?? '')
  return { voix, texte: nu.replace(/\s+/g, ' ').trim() }
}
