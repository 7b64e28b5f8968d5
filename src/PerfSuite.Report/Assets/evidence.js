// Gives the results back as the file that they were: the reverse of Packing.cs and Base85.cs.
(() => {
  "use strict";
  const button = document.getElementById("download"), note = document.getElementById("download-note");

  const bytesOf = text => {
    const groups = Math.ceil(text.length / 5), bytes = new Uint8Array(groups * 4);
    for (let g = 0; g < groups; g++) {
      let value = 0;
      for (let k = 0; k < 5; k++) {
        const code = g * 5 + k < text.length ? text.charCodeAt(g * 5 + k) : 120;
        value = value * 85 + code - (code > 60 ? 36 : 35);
      }
      for (let k = 3; k >= 0; k--) { bytes[g * 4 + k] = value % 256; value = Math.floor(value / 256); }
    }
    return bytes.subarray(0, groups * 4 - (groups * 5 - text.length));
  };

  const written = (whole, decimals) => {
    if (decimals <= 0) return whole === 0 ? "0" : whole + "0".repeat(-decimals);
    const digits = String(Math.abs(whole)).padStart(decimals + 1, "0"), fraction = digits.slice(-decimals).replace(/0+$/, "");
    return (whole < 0 ? "-" : "") + digits.slice(0, -decimals) + (fraction && "." + fraction);
  };

  const textOf = bytes => {
    const view = new DataView(bytes.buffer, bytes.byteOffset), count = view.getUint32(0, true), planes = 4 + count * 16;
    let total = 0;
    for (let c = 0; c < count; c++) total += view.getInt32(4 + c * 16, true);
    const parts = new TextDecoder().decode(bytes.subarray(planes + total * 4)).split("\u0001");
    let text = parts[0], at = planes;
    for (let c = 0; c < count; c++) {
      const head = 4 + c * 16, length = view.getInt32(head, true), decimals = view.getInt32(head + 4, true);
      const centre = Number(view.getBigInt64(head + 8, true)), numbers = new Array(length);
      for (let i = 0; i < length; i++, at++) {
        const folded = bytes[at] + bytes[at + total] * 256 + bytes[at + total * 2] * 65536 + bytes[at + total * 3] * 16777216;
        numbers[i] = written(centre + (folded % 2 ? -(folded + 1) / 2 : folded / 2), decimals);
      }
      text += numbers.join(", ") + parts[c + 1];
    }
    return text;
  };

  button.addEventListener("click", async () => {
    try {
      const packed = bytesOf(document.getElementById("evidence-data").textContent.trim());
      const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
      const text = textOf(new Uint8Array(await new Response(stream).arrayBuffer()));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      link.download = "results.json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      note.textContent = "Downloaded, " + text.length.toLocaleString("en") + " characters.";
    } catch (error) {
      note.textContent = "The evidence cannot be unpacked: " + error.message;
    }
  });
})();
