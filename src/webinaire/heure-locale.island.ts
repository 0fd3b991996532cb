/** Dit la même heure là où se trouve la personne qui lit, si ce n'est pas celle de Paris. */
class HeureLocale extends HTMLElement {
  connectedCallback(): void {
    const debut = new Date(this.getAttribute('debut') ?? '')
    const fin = new Date(this.getAttribute('fin') ?? '')
    if (Number.isNaN(debut.getTime()) || ecrire(debut, 'Europe/Paris') === ecrire(debut)) return
    const ici = Intl.DateTimeFormat().resolvedOptions().timeZone
    this.textContent = `Chez vous (${ici}) : ${ecrire(debut)}, jusqu'à ${new Intl.DateTimeFormat('fr-FR', { timeStyle: 'short' }).format(fin)}.`
  }
}

function ecrire(instant: Date, timeZone?: string): string {
  const choix = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone ? { timeZone } : {}),
  } as const
  return new Intl.DateTimeFormat('fr-FR', choix).format(instant)
}

customElements.define('heure-locale', HeureLocale)
