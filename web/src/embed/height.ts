// A frame cannot grow by itself. It tells the page around it how high it would
// like to be; that page need not listen. It is told a number and nothing else,
// and nothing that it says is listened to.
//
//   { type: 'stemma:height', height: 412 }   height in CSS pixels

export class Height {
  #told = 0;

  // Tell sends a height where it is another than before.
  tell(height: number): void {
    const whole = Math.ceil(Math.min(Math.max(height, least), most));
    if (parent === window || whole === this.#told) return;
    this.#told = whole;
    parent.postMessage({ type: 'stemma:height', height: whole }, '*');
  }
}

const least = 200;
const most = 1200;
