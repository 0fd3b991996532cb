/** Dit la même heure là où se trouve la personne qui lit, si ce n'est pas celle de Paris. */
class HeureLocale extends HTMLElement {
  connectedCallback(): void {
    const debut = new Date(this.getAttribute('debut') ?? '')
    const fin = new Date(this.getAttribute('fin') ?? '')
    if (Number.isNaN(debut.getTime()) || heure(debut, 'Europe/Paris') === heure(debut)) return
    const ici = Intl.DateTimeFormat().resolvedOptions().timeZone
    this.textContent = `Chez vous (${ici})\u00a0: ${ecrire(debut)}, de ${heure(debut)} à ${heure(fin)}.`
  }
}

const ecrire = (instant: Date): string =>
  new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long' }).format(instant)

// « 5 h 50 », comme l'heure de Paris est écrite au-dessus.
function heure(instant: Date, timeZone?: string): string {
  const choix = { hour: 'numeric', minute: '2-digit', ...(timeZone ? { timeZone } : {}) } as const
  const [heures = '', minutes = ''] = new Intl.DateTimeFormat('fr-FR', choix).format(instant).split(':')
  return [Number(heures), 'h', minutes === '00' ? '' : minutes].filter((mot) => mot !== '').join('\u00a0')
}

customElements.define('heure-locale', HeureLocale)
