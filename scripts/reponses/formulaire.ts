import { Parser } from 'htmlparser2'

/** Un formulaire tel qu'un navigateur l'enverrait sans y toucher. Les fichiers y sont des champs vides. */
export type Formulaire = { action: string; methode: string; partiel: boolean; champs: [string, string][]; caches: Set<string> }

/** Les formulaires d'une page, dans l'ordre, avec ce qui y est écrit, coché et choisi. */
export function lireFormulaires(html: string): Formulaire[] {
  const lus: Formulaire[] = []
  // Un champ peut être hors de son formulaire, et le nommer (attribut form).
  const parNom = new Map<string, Formulaire>()
  const orphelins: { form: string; champ: [string, string] }[] = []
  let ouvert: Formulaire | undefined
  let liste: { nom: string; form?: string; choisie?: string; premiere?: string; multiple: boolean } | undefined
  let texte: { nom: string; form?: string; ecrit: string } | undefined
  let option: { valeur?: string; ecrit: string; choisie: boolean } | undefined
  const ajouter = (nom: string | undefined, valeur: string, form?: string) => {
    if (!nom) return
    if (form !== undefined) orphelins.push({ form, champ: [nom, valeur] })
    else ouvert?.champs.push([nom, valeur])
  }
  const finirOption = () => {
    if (!option || !liste) return
    const valeur = option.valeur ?? option.ecrit.trim()
    liste.premiere ??= valeur
    if (option.choisie && liste.multiple) ajouter(liste.nom, valeur, liste.form)
    else if (option.choisie) liste.choisie = valeur
    option = undefined
  }
  const lecteur = new Parser({
    onopentag(balise, a) {
      if (balise === 'form') {
        ouvert = {
          action: a.action ?? '',
          methode: (a.method ?? 'get').toUpperCase(),
          partiel: a.enctype === 'multipart/form-data',
          champs: [],
          caches: new Set(),
        }
        if (a.id) parNom.set(a.id, ouvert)
        lus.push(ouvert)
      }
      if ('disabled' in a) return
      if (balise === 'input') {
        if (a.type === 'hidden' && a.name) ouvert?.caches.add(a.name)
        const coche = !/^(checkbox|radio)$/.test(a.type ?? '') || 'checked' in a
        if (coche && !/^(submit|image|button|reset|file)$/.test(a.type ?? ''))
          ajouter(a.name, a.value ?? (a.type === 'checkbox' ? 'on' : ''), a.form)
      }
      if (balise === 'textarea' && a.name) texte = { nom: a.name, form: a.form, ecrit: '' }
      if (balise === 'select' && a.name) liste = { nom: a.name, form: a.form, multiple: 'multiple' in a }
      if (balise === 'option') {
        finirOption()
        option = { valeur: a.value, ecrit: '', choisie: 'selected' in a }
      }
    },
    ontext(morceau) {
      if (texte) texte.ecrit += morceau
      if (option) option.ecrit += morceau
    },
    onclosetag(balise) {
      if (balise === 'form') ouvert = undefined
      if (balise === 'textarea' && texte) {
        ajouter(texte.nom, texte.ecrit.replace(/^\n/, ''), texte.form)
        texte = undefined
      }
      if (balise === 'option') finirOption()
      if (balise === 'select' && liste) {
        finirOption()
        const { nom, choisie, premiere, form, multiple } = liste
        if (!multiple) ajouter(nom, choisie ?? premiere ?? '', form)
        liste = undefined
      }
    },
  })
  lecteur.end(html)
  for (const { form, champ } of orphelins) parNom.get(form)?.champs.push(champ)
  return lus
}

/** Le même, sans rien d'écrit : il reste ce que la page y met sans le montrer. */
export function vider({ champs, caches }: Formulaire): [string, string][] {
  return champs.map(([nom, valeur]) => [nom, caches.has(nom) ? valeur : ''])
}

/** Ce que l'on change à un formulaire : une valeur, plusieurs du même nom, ou `null` pour ne pas l'envoyer. */
export type Changements = Record<string, string | string[] | null>

/** Les champs à envoyer, une fois changés ; les noms que le formulaire n'avait pas s'ajoutent à la fin. */
export function changer(champs: [string, string][], changements: Changements): [string, string][] {
  const gardes = champs.filter(([nom]) => !(nom in changements))
  const poses = Object.entries(changements).flatMap(([nom, valeur]) => {
    const valeurs = valeur === null ? [] : [valeur].flat()
    return valeurs.map((une): [string, string] => [nom, une])
  })
  return [...gardes, ...poses]
}
